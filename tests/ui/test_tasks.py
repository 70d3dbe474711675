"""The one helper for long work: each answer arrives once, whatever becomes of the task meanwhile."""

from __future__ import annotations

from medviewer.errors import MedviewerError
from medviewer.ui.base.tasks import Task, Tasks

JOBS = 3_000


def test_each_of_many_short_jobs_is_answered_once_and_its_task_goes(qtbot) -> None:
    """The task was destroyed while its thread was still within its signal: a crash, once in some 100,000 jobs."""
    tasks, answers, failed, ended = Tasks(failed_unexpectedly), [], [], []
    tasks.ended.connect(ended.append)

    def work(task: Task, number: int) -> int:
        task.progress.emit(number, JOBS)
        if number % 3 == 0:
            raise MedviewerError("no")
        return number

    for number in range(JOBS):
        tasks.run(lambda task, n=number: work(task, n), answers.append, failed.append, lane=str(number % 3))
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=60_000)
    assert sorted(answers) == [n for n in range(JOBS) if n % 3]
    assert len(failed) == JOBS // 3 and len(ended) == JOBS
    qtbot.waitUntil(lambda: not tasks.findChildren(Task))
    tasks.finish()


def test_a_cancelled_job_answers_nothing_and_ends(qtbot) -> None:
    tasks, ended = Tasks(failed_unexpectedly), []
    tasks.ended.connect(ended.append)
    tasks.run(lambda task: 1, failed_unexpectedly, failed_unexpectedly).cancel()
    qtbot.waitUntil(lambda: len(ended) == 1)
    assert not tasks.busy()
    tasks.finish()


def test_no_job_begins_once_all_are_finished(qtbot) -> None:
    """A timer looked the desk through once more when that was closed."""
    tasks, begun = Tasks(failed_unexpectedly), []
    tasks.run(lambda task: begun.append("asked before"), lambda _none: None)
    tasks.finish()
    assert tasks.run(lambda task: begun.append("after"), failed_unexpectedly).is_cancelled()
    tasks.wait("read")
    assert begun == ["asked before"]


def failed_unexpectedly(_what: object) -> None:
    raise AssertionError("nothing of this is to be delivered")
