package io.soldonce.sandbox.web;

import java.io.IOException;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Closes the connection of a request that [Rim] marked. A servlet alone cannot: Tomcat would answer 200 or 500 for it.
final class HangUpValve extends ValveBase {
    static final String MARK = HangUpValve.class.getName();

    HangUpValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(MARK) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("told to hang up"));
        }
    }
}
