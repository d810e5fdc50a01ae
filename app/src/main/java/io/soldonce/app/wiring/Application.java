package io.soldonce.app.wiring;

import io.soldonce.app.boot.AdminToken;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.Installation;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Settings;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The running application: its server answers from the start, and its health is up once the first import is done.
public final class Application implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final String address;

    private Application(ConfigurableApplicationContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /// @throws io.soldonce.app.boot.Trouble when the port was taken meanwhile
    public static Application start(Settings settings, DataDirectory directory, DatabaseAddress database, AdminToken token) {
        var spring = new SpringApplication(SoldOnce.class);
        spring.setRegisterShutdownHook(false); // the launcher closes things in its own order
        spring.setDefaultProperties(Map.of("server.port", settings.port()));
        spring.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> settings);
            beans.registerBean(DataDirectory.class, () -> directory);
            beans.registerBean(DatabaseAddress.class, () -> database);
            beans.registerBean(AdminToken.class, () -> token);
        });
        try {
            return new Application(spring.run(), "http://127.0.0.1:" + settings.port());
        } catch (PortInUseException e) {
            throw Ports.taken(settings.port(), e);
        }
    }

    public String address() {
        return address;
    }

    /// How many of all are done.
    @FunctionalInterface
    public interface Steps {
        void at(long done, long all);
    }

    /// Loads the sample catalogue of a sandbox, once in the life of the database. One that was broken off goes on where it was.
    public void firstImport(Steps steps) throws SQLException {
        var installation = context.getBean(Installation.class);
        if (!installation.isFirstImported() && context.getBean(DataDirectory.class).isSandbox()) {
            context.getBean(FirstImport.class).run(steps);
        }
    }

    /// Connects the channels: what is live there is found and linked before anything is told to them. Only then is a new ledger ready.
    public void connect() throws SQLException {
        context.getBean(Connecting.class).connect(address);
        context.getBean(Installation.class).firstImported();
    }

    /// The server first, then the lane is drained, then the last anchor, then the pool.
    @Override
    public void close() {
        context.close();
    }
}
