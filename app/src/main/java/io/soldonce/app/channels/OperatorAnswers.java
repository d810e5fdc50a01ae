package io.soldonce.app.channels;

import io.soldonce.reconciler.task.TaskRows;
import io.soldonce.reconciler.task.TaskRows.Answer;
import io.soldonce.values.ListingKey;

/// Takes a person's answers to tasks, and has each looked at at once.
public final class OperatorAnswers {
    private final TaskRows tasks;
    private final Channels channels;

    OperatorAnswers(TaskRows tasks, Channels channels) {
        this.tasks = tasks;
        this.channels = channels;
    }

    /// @param isDone false: it was not done, and what it shows is what it showed
    /// @param by     who says so
    public Answer answer(String id, boolean isDone, String by) {
        var answer = tasks.answer(id, isDone, by);
        if (answer == Answer.TAKEN) {
            tasks.listing(id).map(ListingKey::channel).flatMap(channels::find).ifPresent(ConnectedChannel::wake);
        }
        return answer;
    }

    /// Names what is late, and sees to answers nobody has seen to.
    void look() {
        tasks.overdue().forEach(channel -> channels.find(channel).ifPresent(ConnectedChannel::wake));
    }
}
