package io.soldonce.app.channels;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.soldonce.reconciler.alert.AlertSender;
import io.soldonce.reconciler.mail.OldMails;
import io.soldonce.reconciler.sales.Completeness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done again and again for all channels, by one node at a time: the hours are in `queues.scheduled_tasks`, for all nodes.
final class Recurring implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Recurring.class);
    private static final Duration STOCK = Duration.ofMinutes(15);
    private static final Duration TASKS = Duration.ofSeconds(30);
    private static final Duration ALERTS = Duration.ofSeconds(10);
    private static final Duration COMPLETENESS = Duration.ofHours(1);
    private static final LocalTime NIGHT = LocalTime.of(3, 0);
    private static final int THREADS = 6;
    /// Work whose process was killed is taken over after this many beats were missed: within a minute, not the library's half hour.
    private static final int BEATS_MISSED = 6;
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Channels channels;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> begunAgainFrom = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Scheduler scheduler;

    Recurring(Channels channels, ChannelParts parts, AlertSender alerts, Completeness completeness, OperatorAnswers answers) {
        this.channels = channels;
        this.clock = parts.clock();
        var outside = parts.outside();
        var tasks = List.of(
                each("read-sales", Schedules.fixedDelay(outside.salesEvery()), ConnectedChannel::readSales),
                each("look", Schedules.fixedDelay(outside.lookEvery()), channel -> {
                    if (!channel.isByHand()) { // a list is as old as it is, and looking again makes it no younger
                        channel.look();
                    }
                }),
                each("stock", Schedules.fixedDelay(STOCK), channel -> channel.sweep(false)),
                each("content", Schedules.daily(NIGHT), channel -> channel.sweep(true)),
                each("completeness", Schedules.fixedDelay(COMPLETENESS), channel -> completeness.check(channel.id())),
                task("tasks", Schedules.fixedDelay(TASKS), answers::look),
                task("old-mails", Schedules.daily(NIGHT), new OldMails(parts.db(), parts.clock())::erase),
                task("alerts", Schedules.fixedDelay(ALERTS), alerts::send));
        this.scheduler = Scheduler.create(parts.database()).startTasks(tasks).tableName("queues.scheduled_tasks").threads(THREADS)
                .pollingInterval(Duration.ofSeconds(1)).heartbeatInterval(BEAT).missedHeartbeatsLimit(BEATS_MISSED).build();
    }

    private interface Work {
        void run(ConnectedChannel channel) throws Exception;
    }

    /// One channel's trouble is not another's, and none waits for another: a browser may take a minute. What is still at work from the time
    /// before is not begun again.
    private RecurringTask<Void> each(String name, Schedule schedule, Work work) {
        return task(name, schedule, () -> {
            for (var channel : channels.all()) {
                if (isRested(name, channel) && atWork.add(name + "/" + channel.id())) {
                    threads.execute(() -> run(name, channel, work));
                }
            }
        });
    }

    private boolean isRested(String name, ConnectedChannel channel) {
        return !clock.instant().isBefore(begunAgainFrom.getOrDefault(name + "/" + channel.id(), Instant.MIN));
    }

    private void run(String name, ConnectedChannel channel, Work work) {
        try {
            work.run(channel);
        } catch (Exception e) {
            LOGGER.error("{} of {} failed; it is done again in its time", name, channel.id(), e);
        } finally {
            begunAgainFrom.put(name + "/" + channel.id(), clock.instant().plus(channel.pace()));
            atWork.remove(name + "/" + channel.id());
        }
    }

    private RecurringTask<Void> task(String name, Schedule schedule, Runnable work) {
        return Tasks.recurring(name, schedule).execute((_, _) -> {
            if (channels.isStarted()) {
                work.run();
            }
        });
    }

    void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
        threads.close();
    }
}
