package org.fieldwarden.app.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import me.desair.tus.server.exception.TusException;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.fieldwarden.app.arrivals.ArrivalQueue;
import org.fieldwarden.app.arrivals.Trouble;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.StorageException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.FlightCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the page, uploads and result files of one catalogue. It has no login: whoever reaches the port may upload. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private static final long SWEEP_MILLIS = 500;
    private static final long CLEAN_UP_MINUTES = 60;

    private static final Trouble.Place SWEEP = new Trouble.Place(Trouble.Work.UPLOADS, "");
    private static final Trouble.Place CLEAN_UP = new Trouble.Place(Trouble.Work.CLEARING, "uploads");

    private final FlightCatalogue catalogue;
    private final ArrivalQueue queue;
    private final UploadDesk desk;
    private final ResultFiles results;
    private final Javalin javalin;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();
    private final List<ScheduledFuture<?>> sweeps;

    /**
     * Where it listens.
     *
     * @param host address to bind to
     * @param port 0 takes any free port
     */
    public record Address(String host, int port) {}

    private WebServer(FlightCatalogue catalogue, ArrivalQueue queue, Address address) {
        this.catalogue = catalogue;
        this.queue = queue;
        desk = new UploadDesk(catalogue.folder(), queue, Clock.systemUTC());
        results = new ResultFiles(resultsFolder(catalogue));
        javalin = Javalin.create(this::configure);
        try {
            javalin.start(address.host(), address.port());
        } catch (JavalinBindException e) {
            sweeper.shutdownNow();
            throw new UsageException(
                    "Cannot listen on " + address.host() + ":" + address.port() + "; choose another --port or --host");
        }
        sweeps = List.of(
                sweeper.scheduleWithFixedDelay(this::sweep, 0, SWEEP_MILLIS, TimeUnit.MILLISECONDS),
                sweeper.scheduleWithFixedDelay(this::cleanUp, 0, CLEAN_UP_MINUTES, TimeUnit.MINUTES));
    }

    /** Starts to serve; the caller closes it. */
    public static WebServer start(FlightCatalogue catalogue, ArrivalQueue queue, Address address) {
        return new WebServer(catalogue, queue, address);
    }

    /** Where the results of a catalogue's flights lie. */
    public static Path resultsFolder(FlightCatalogue catalogue) {
        return catalogue.folder().resolve("results");
    }

    public int port() {
        return javalin.port();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.modifyServletContextHandler(
                handler -> handler.addServlet(new ServletHolder(new Uploads(desk)), UploadDesk.PATH + "/*"));
        config.routes.before(WebServer::harden);
        config.routes.get("/", context -> html(context, page(context).page(view())));
        config.routes.get("/live", context -> html(context, page(context).live(view())));
        config.routes.get("/page.css", context -> resource(context, "page.css", "text/css; charset=utf-8"));
        config.routes.get("/page.js", context -> resource(context, "page.js", "text/javascript; charset=utf-8"));
        config.routes.get("/quicklooks/{file}", context -> quicklook(context));
        config.routes.get("/flights/{file}", context -> item(context));
        config.routes.get("/results/{flight}/<below>", context -> result(context));
    }

    /** No foreign script, no guessing of types, no frames. */
    private static void harden(Context context) {
        context.header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    private static StatusPage page(Context context) {
        return new StatusPage(
                PageLanguage.of(Optional.ofNullable(context.queryParam("lang")).orElse("")));
    }

    private static void html(Context context, String html) {
        context.contentType("text/html; charset=utf-8").result(html);
    }

    private StatusPage.View view() throws IOException {
        List<StatusPage.FlightRow> rows = catalogue.list().stream()
                .map(flight -> new StatusPage.FlightRow(
                        flight,
                        catalogue.isWhole(flight),
                        results.list(flight.flight().id())))
                .toList();
        return new StatusPage.View(queue.troubles().list(), desk.underway(), queue.list(), rows);
    }

    private static void resource(Context context, String name, String type) throws IOException {
        try (InputStream stream = WebServer.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The page's file " + name + " is not in the program");
            }
            context.contentType(type).result(stream.readAllBytes());
        }
    }

    private void quicklook(Context context) throws IOException {
        Optional<CatalogueFlight> flight = flight(context.pathParam("file"), ".png");
        if (flight.isPresent()) {
            context.header("Cache-Control", "max-age=86400");
            send(context, catalogue.quicklook(flight.get().flight()), "image/png");
        } else {
            context.status(404);
        }
    }

    private void item(Context context) throws IOException {
        Optional<CatalogueFlight> flight = flight(context.pathParam("file"), ".json");
        if (flight.isPresent()) {
            send(context, catalogue.item(flight.get().flight().id()), "application/geo+json");
        } else {
            context.status(404);
        }
    }

    private Optional<CatalogueFlight> flight(String file, String ending) {
        if (!file.endsWith(ending)) {
            return Optional.empty();
        }
        try {
            return catalogue.find(new FlightId(file.substring(0, file.length() - ending.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void result(Context context) throws IOException {
        Optional<ResultFiles.Found> found = results.find(context.pathParam("flight"), context.pathParam("below"));
        if (found.isPresent()) {
            send(context, found.get().path(), found.get().mediaType());
        } else {
            context.status(404);
        }
    }

    private static void send(Context context, Path file, String type) throws IOException {
        if (Files.isRegularFile(file)) {
            context.contentType(type).result(Files.newInputStream(file));
        } else {
            context.status(404);
        }
    }

    /** What fails now, a full disk say, is tried again at the next sweep. */
    private void sweep() {
        try {
            desk.sweep();
            queue.troubles().over(SWEEP);
        } catch (IOException | TusException | StorageException e) {
            if (queue.troubles().outside(SWEEP, e).times() == 1) {
                LOG.warn("Complete uploads wait", e);
            }
        } catch (RuntimeException | Error e) {
            if (queue.troubles().ours(SWEEP, e).times() == 1) {
                LOG.error("Complete uploads could not be handed on by an error of ours", e);
            }
        }
    }

    private void cleanUp() {
        try {
            desk.cleanUp();
            queue.troubles().over(CLEAN_UP);
        } catch (IOException e) {
            queue.troubles().outside(CLEAN_UP, e);
            LOG.warn("Expired uploads stay for now; trying again in an hour", e);
        } catch (RuntimeException | Error e) {
            queue.troubles().ours(CLEAN_UP, e);
            LOG.error("Expired uploads could not be removed by an error of ours", e);
        }
    }

    @Override
    public void close() {
        sweeps.forEach(one -> one.cancel(false));
        sweeper.shutdownNow();
        javalin.stop();
    }

    /** The tus protocol beside Javalin, which would read the body first. */
    private static final class Uploads extends HttpServlet {

        private final transient UploadDesk desk;

        Uploads(UploadDesk desk) {
            this.desk = desk;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            desk.serve(request, response);
        }
    }
}
