"""Runs Feedmill and the scripts in peers/ on the data in data/, in alternating rounds, and writes docs/benchmarks.md.
Wall and processor time are the kernel's (wait4), peak memory is the highest anonymous memory (RssAnon) seen in /proc."""
import os
import platform
import shutil
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA, BENCH = ROOT / "data", ROOT / "bench"
PROGRAMS = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
ROUNDS, THREADS = int(os.environ.get("ROUNDS", "3")), int(os.environ.get("THREADS", "2"))
NOW = "2026-11-23T06:00:00+01:00[Europe/Amsterdam]"


def shop(name, source="csv", partners=1):
    """Makes a fresh shop folder `data/NAME` for the job."""
    folder = DATA / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BENCH / "shop", folder)
    (folder / "tables").mkdir()
    for table in ("categories.csv", "taxonomy.txt"):
        shutil.copy(DATA / table, folder / "tables")
    place = folder / "feeds" / "products.toml"
    place.write_text(place.read_text().replace("products.csv", f"products.{source}"))
    google = (folder / "mappings" / "google.toml").read_text()
    for k in range(1, partners):
        mapping = google.replace("utm_source=google", f"utm_source=partner{k}")
        mapping = mapping.replace("max = 150", f"max = {150 - 5 * k}").replace("value = 40 }", f"value = {40 - k} }}")
        (folder / "mappings" / f"partner{k}.toml").write_text(mapping)
    return folder


def anonymous(process):
    """MiB of anonymous memory of a running process."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0


def measure(command):
    """Runs a command: seconds, processor seconds, peak MiB."""
    started, peak = time.monotonic(), 0
    log = open(DATA / "log", "w")
    process = subprocess.Popen([str(word) for word in command], stdout=log, stderr=log)
    ended = threading.Event()

    def watch():
        nonlocal peak
        while not ended.wait(0.01):
            try:
                peak = max(peak, anonymous(process.pid))
            except (FileNotFoundError, ProcessLookupError):
                return

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    ended.set()
    watcher.join()
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{(DATA / 'log').read_text()[-3000:]}")
    return seconds, usage.ru_utime + usage.ru_stime, peak


def feedmill(folder, threads=THREADS):
    return [PROGRAMS / "feedmill", "run", folder, "--now", NOW, "--threads", threads]


def peer(name, partners=1):
    out = DATA / name
    out.mkdir(exist_ok=True)
    script = BENCH / "peers" / f"{name}_peer.py"
    return [sys.executable, script, DATA, out, "--threads", THREADS, "--partners", partners]


def hashes(*files):
    """What `bench hash` says of files, without their names."""
    told = subprocess.run([PROGRAMS / "bench", "hash", *files], check=True, capture_output=True, text=True).stdout
    return [line.split(" ", 1)[1] for line in told.splitlines()]


def agree(one, others):
    """Ends with what differs where outputs do not agree; else the number of items."""
    wanted = hashes(one)
    for other in others:
        found = hashes(other)
        if found != wanted:
            sys.exit(f"{one} and {other} differ:\n" + "\n".join(sorted(set(wanted) ^ set(found))))
    return next(int(line.split()[1]) for line in wanted if line.startswith("id "))


def cases():
    """What is measured: a name, what to prepare, what to run."""
    one, xml, ten, single = "shop-csv", "shop-xml", "shop-ten", "shop-one-thread"
    fresh = {
        "Feedmill": (lambda: shop(one), feedmill(DATA / one)),
        "Feedmill, the same data again": (lambda: None, feedmill(DATA / one)),
        "Feedmill, 1 thread": (lambda: shop(single), feedmill(DATA / single, 1)),
        "Feedmill, from XML": (lambda: shop(xml, "xml"), feedmill(DATA / xml)),
        "Feedmill, ten partners": (lambda: shop(ten, partners=10), feedmill(DATA / ten)),
        "Polars": (lambda: None, peer("polars")),
        "Polars, ten partners": (lambda: None, peer("polars", 10)),
        "DuckDB": (lambda: None, peer("duckdb")),
        "DuckDB, ten partners": (lambda: None, peer("duckdb", 10)),
    }
    return fresh


# What the figures are to stay under, in milliseconds.
AIMS = {
    "counts after changing a rule": 1000,
    "preview 50 products at the start": 20,
    "preview 50 products at the middle": 20,
    "preview 50 products at the end": 20,
    "explain one product": 50,
}


def engine(name):
    """Milliseconds of each stage of the engine on the catalog of a shop that was run, medians of the rounds."""
    command = [PROGRAMS / "bench", "engine", DATA / name, NOW, str(THREADS)]
    stages = {}
    for _ in range(ROUNDS):
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for line in told.splitlines():
            stage, seconds = line.split("\t")
            stages.setdefault(stage, []).append(1000 * float(seconds))
    return {stage: statistics.median(runs) for stage, runs in stages.items()}


def machine():
    info = Path("/proc/cpuinfo").read_text()
    model = next((line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} processors, {memory:.0f} GiB, {platform.system()} {platform.release()}"


def page(results, items, slow, stages):
    products = int((DATA / "count").read_text())
    base = statistics.median(run[0] for run in results["Feedmill"])
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`; the job, the data and the scripts of the other tools are in [bench](../bench/README.md).",
        "",
        f"- {products:,} products, of which {items:,} are in Google's feed; CSV of {(DATA / 'products.csv').stat().st_size / 1e6:,.0f} MB,"
        f" XML of {(DATA / 'products.xml').stat().st_size / 1e6:,.0f} MB.",
        f"- {machine()}; {THREADS} threads unless said otherwise.",
        f"- {f'Medians of {ROUNDS} alternating rounds' if ROUNDS > 1 else 'One round, so not a median'}; the files were in the page cache. Load average at the end {os.getloadavg()[0]:.1f}: "
        "above the number of threads, others used the machine too, and only ratios mean something.",
        "- All outputs agree: for each field, an order-free hash over id and value is the same.",
        "",
        "| | seconds | of Feedmill's first run | processor seconds | peak MiB |",
        "|---|--:|--:|--:|--:|",
    ]
    for name, runs in results.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*runs))
        once = ", one round" if name in slow else ""
        lines.append(f"| {name}{once} | {wall:.1f} | {wall / base:.2f} | {cpu:.1f} | {peak:,.0f} |")
    lines += [
        "",
        "Feedmill's time includes what the others do not do: the snapshot of the catalog and its differences from the last one, the",
        "checks of every value against Google's specification, the guard, and the counts of every rule. Peak memory is anonymous",
        "memory: memory-mapped files, which the system may drop at any time, are not in it.",
        "",
        "## On a catalog that is there already",
        "",
        "The engine alone (`bench engine`), one partner: no source is read. The export compiles the shop, surveys, mills, checks and",
        "writes; its stages are in it. The counts are those of all products and rules, exact, after a rule was changed and the shop",
        "compiled and surveyed anew. Pages are shown by an open session that has found its pages once.",
        "",
        "| | milliseconds | aim |",
        "|---|--:|--:|",
    ]
    for stage, milliseconds in stages.items():
        aim = f"under {AIMS[stage]:,}" if stage in AIMS else ""
        lines.append(f"| {stage} | {milliseconds:,.1f} | {aim} |")
    lines.append("")
    place = ROOT / "docs" / "benchmarks.md"
    # The section of the screens is written by another script.
    screens = place.read_text().partition("## Screens")
    place.write_text("\n".join(lines) + ("\n" + "".join(screens[1:]) if screens[1] else ""))


def main():
    results = {}
    for number in range(ROUNDS):
        for name, (prepare, command) in cases().items():
            prepare()
            run = measure(command)
            results.setdefault(name, []).append(run)
            print(f"round {number + 1}: {name}: {run[0]:.1f} s, {run[1]:.1f} s of processor, {run[2]:.0f} MiB", flush=True)
    slow = "Python's csv module"
    results[slow] = [measure(peer("python"))]
    outputs = {k: f"partner{k}.xml" if k else "google.xml" for k in range(10)}
    ours = [DATA / "shop-csv/out/google.xml", DATA / "shop-xml/out/google.xml", DATA / "shop-one-thread/out/google.xml"]
    items = agree(DATA / "python/google.xml", ours)
    for file in outputs.values():
        agree(DATA / "shop-ten/out" / file, [DATA / "polars" / file, DATA / "duckdb" / file])
    page(results, items, {slow}, engine("shop-csv"))


main()
