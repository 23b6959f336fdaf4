#!/usr/bin/env python3
"""Times the dispatch solver beside LEMON on the same networks, level by level; prints Markdown.

`dispatch_run.py [S M L]`: sizes of dispatch_make.py (S and M by default; L takes many minutes and 3
GB). Processor and wall seconds of the solving alone, the whole command, peak memory. A peer that
does not finish within LIMIT seconds of wall time is shown as such. Optimum values must be equal.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", os.path.join(ROOT, "build"))
LIMIT = int(os.environ.get("LIMIT", "1200"))


def told(command):
    """Lines `name TAB values` of a program's output, or None where it did not finish."""
    try:
        result = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return None
    return {line.split()[0]: line.split()[1:] for line in result.stdout.decode().splitlines()}


def peer_make(folder):
    peer = os.path.join(folder, "lemon")
    subprocess.run(["g++", "-O2", "-w", "-o", peer, os.path.join(ROOT, "bench", "lemon.cc"),
                    "-llemon"], check=True)
    return peer


def withdraw(data):
    """One who has a seat is offered no more: the lines of the others stay."""
    with open(os.path.join(data, "plan", "plan.csv"), encoding="utf-8") as file:
        placed = [line.split(",")[2] for line in file.read().splitlines()[1:]]
    gone = placed[len(placed) // 2] + ","
    path = os.path.join(data, "offers.csv")
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(line for line in lines if not line.startswith(gone))


def whole_command(data, out="plan", *more):
    words = [os.path.join(BUILD, "xinglin"), "plan", "--force", "--out", os.path.join(data, out), *more]
    for name in ("organizations", "offers", "demands", "quotas"):
        words += ["--" + name, os.path.join(data, name + ".csv")]
    start = time.monotonic()
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, status
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def size_run(size, folder, peer):
    data, network = os.path.join(folder, size), os.path.join(folder, "network")
    subprocess.run([sys.executable, os.path.join(ROOT, "bench", "dispatch_make.py"), size, data],
                   check=True)
    ours = told([os.path.join(BUILD, "bench", "dispatch"), data, network])
    if ours is None:
        print(f"| {size} | xinglin | not within {LIMIT} s of wall time | | | |", flush=True)
        return
    pairs, cpu = int(ours["pairs_n"][0]), float(ours["solve"][0])
    print(f"| {size}, {pairs} pairs | xinglin, levels in turn | {cpu:.2f} | {ours['solve'][1]} | "
          f"{int(ours['memory'][0]) / 1024:.0f} | 1 |", flush=True)
    mean, most = (1000 * float(value) for value in ours["edit"])
    print(f"| {size} | one offer or demand changed: mean, longest | {mean:.1f} ms | "
          f"{most:.0f} ms | | |", flush=True)
    whole = whole_command(data)
    print(f"| {size} | whole command, files to files | {whole[0]:.2f} | {whole[1]:.2f} | {whole[2]:.0f} | |",
          flush=True)
    withdraw(data)
    mended = whole_command(data, "mended", "--from", os.path.join(data, "plan"))
    print(f"| {size} | one offer withdrawn, whole command with --from | {mended[0]:.2f} | {mended[1]:.2f} | "
          f"{mended[2]:.0f} | |", flush=True)
    for name, word in (("LEMON cost scaling", "cs"), ("LEMON network simplex", "ns")):
        theirs = told([peer, network, word])
        if theirs is None:
            print(f"| {size} | {name} | not within {LIMIT} s of wall time | | | |", flush=True)
            continue
        levels = [int(v) for v in ours["levels"]]
        costs = [-int(v) for v in theirs["costs"]]
        assert costs[1:] == levels[1:], (levels, costs)  # level 0 counts what is met, not what lacks
        print(f"| {size} | {name} | {float(theirs['solve'][0]):.2f} | {theirs['solve'][1]} | "
              f"{int(theirs['memory'][0]) / 1024:.0f} | {float(theirs['solve'][0]) / cpu:.1f} |",
              flush=True)


def main():
    folder = tempfile.mkdtemp(prefix="xinglin-dispatch-")
    try:
        peer = peer_make(folder)
        print("| size | solver | processor s | wall s | MiB | times ours |\n|---|---|---|---|---|---|")
        for size in sys.argv[1:] or ["S", "M"]:
            size_run(size, folder, peer)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
