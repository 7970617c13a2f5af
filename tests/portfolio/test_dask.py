"""Beyond one machine: a Dask cluster of two real worker processes, one of which is killed in the middle of the work."""

from __future__ import annotations

import os
import signal
import warnings

import pytest

from stpgraph.portfolio import run
from tests.portfolio.made import several
from tests.report.made import TODAY

distributed = pytest.importorskip("distributed", reason="Dask is an optional extra: pip install stpgraph[dask]")


@pytest.mark.filterwarnings("ignore")  # what another project warns of is not ours to mend
@pytest.mark.flaky(reruns=2, only_rerun="Nanny failed to start")  # its workers give up where a machine is very busy
def test_every_result_arrives_once_though_a_worker_is_killed() -> None:
    number = 64
    expected = run(several(number), TODAY, processes=1)
    seen: list[int] = []
    killed: list[int] = []
    with (
        warnings.catch_warnings(action="ignore"),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0, silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = sorted(client.run(os.getpid).values())
        assert len(set(pids)) == 2
        assert os.getpid() not in pids

        def kill_one(done: int, total: int) -> None:
            seen.append(done)
            if not killed and done >= number // 10:
                killed.append(pids[0])
                os.kill(pids[0], signal.SIGKILL)

        made = run(several(number), TODAY, executor=client.get_executor(pure=False), progress=kill_one)
    assert len(killed) == 1
    assert seen == list(range(1, number + 1)), "every result arrives once"
    assert made == expected
