package io.soldonce.app.api;

import io.soldonce.app.channels.OperatorAnswers;
import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.channel.OpenTasks;
import io.soldonce.projections.query.channel.OpenTasks.Task;
import io.soldonce.reconciler.task.TaskRows.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a person is asked to do at marketplaces no program can write to.
@RestController
@RequestMapping("/api/tasks")
class TasksApi {
    private final OpenTasks tasks;
    private final OperatorAnswers answers;
    private final Once once;
    private final Callers callers;

    TasksApi(OpenTasks tasks, OperatorAnswers answers, Once once, Callers callers) {
        this.tasks = tasks;
        this.answers = answers;
        this.once = once;
        this.callers = callers;
    }

    /// The open ones: first what takes something off sale, then by deadline.
    @GetMapping
    Map<String, Object> tasks(@RequestParam(required = false) Integer limit) {
        return Map.of("tasks", tasks.all(Cursor.limit(limit)));
    }

    /// It is done: the listing shows what was asked. Said once; saying the same again changes nothing.
    @PostMapping("/{id}/done")
    ResponseEntity<Object> done(@PathVariable String id, HttpServletRequest request) {
        return once.answer(request, () -> answer(id, true));
    }

    /// It is not done: the listing shows what it showed. It is asked for again.
    @PostMapping("/{id}/not-done")
    ResponseEntity<Object> notDone(@PathVariable String id, HttpServletRequest request) {
        return once.answer(request, () -> answer(id, false));
    }

    private Map<String, Object> answer(String id, boolean isDone) {
        return switch (answers.answer(id, isDone, callers.actor())) {
            case Answer.TAKEN -> said(tasks.find(id).orElseThrow(), true);
            case Answer.SAID_BEFORE -> said(tasks.find(id).orElseThrow(), false);
            case Answer.CONTRADICTS -> {
                var task = tasks.find(id).orElseThrow();
                throw new Problem(HttpStatus.CONFLICT, "TASK_ANSWERED",
                        "it was answered before by " + task.saidBy() + ": " + (task.done() ? "done" : "not done"), "the path",
                        "a task is answered once; GET /api/tasks lists what is asked for now");
            }
            case Answer.NO_SUCH_TASK -> throw new Problem(HttpStatus.NOT_FOUND, "TASK_UNKNOWN", "there is no task " + id, "the path",
                    "GET /api/tasks lists the open ones");
        };
    }

    private static Map<String, Object> said(Task task, boolean isChanged) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", task.id());
        body.put("sku", task.sku());
        body.put("channel", task.channel());
        body.put("done", task.done());
        body.put("changed", isChanged);
        body.put("saidBy", task.saidBy());
        body.put("saidAt", task.saidAt().toString());
        return body;
    }
}
