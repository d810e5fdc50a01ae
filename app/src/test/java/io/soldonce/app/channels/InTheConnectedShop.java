package io.soldonce.app.channels;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// These tests use [ConnectedShop#shared()], and have it alone.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ConnectedShop.StoppedAtTheEnd.class)
@ResourceLock("the connected shop")
@interface InTheConnectedShop {
}
