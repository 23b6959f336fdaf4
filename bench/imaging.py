"""The imaging centre beside Orthanc alone: STUDIES studies found, a worklist asked, 200 instances in, a series out. Prints a table.

    XINGLIN=build/xinglin FILL=build/tests/journey/fill python3 bench/imaging.py [STUDIES]
"""
import base64
import concurrent.futures
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "journey"))
import reading_test  # noqa: E402
from journey import Server, fill_province  # noqa: E402
from picture import dicom, element, uid  # noqa: E402

STUDIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
SLICES, SLICE, ASKED, ROUNDS = 200, 512 * 512 * 2, 400, 5
KIND = 'multipart/related; type="application/dicom"; boundary=line'


def slice_of(accession, patient, study, series):
    """512 x 512 of 16 bit, as a CT has it; the small object's head before it."""
    small = dicom(accession, patient, study, "CT", series=series)
    head = small[:small.index(element(0x28, 2, b"US", b"\1\0"))]
    words = ((2, 1), (0x10, 512), (0x11, 512), (0x100, 16), (0x101, 16), (0x102, 15), (0x103, 0))
    rows = {n: element(0x28, n, b"US", v.to_bytes(2, "little")) for n, v in words}
    rows[4] = element(0x28, 4, b"CS", "MONOCHROME2")
    return head + b"".join(rows[n] for n in sorted(rows)) + element(0x7FE0, 0x10, b"OW", os.urandom(SLICE))


class Kept:
    """One connection that is kept, as a viewer does."""

    def __init__(self, port, **heads):
        self.port, self.heads = port, heads
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method, path, body=None, **heads):
        self.connection.request(method, path, body, {**self.heads, **heads})
        reply = self.connection.getresponse()
        data = reply.read()
        assert reply.status in (200, 201), (path, reply.status, data[:300])
        return data


def stow_body(data):
    return b"--line\r\nContent-Type: application/dicom\r\n\r\n" + data + b"\r\n--line--\r\n"


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spread(work, n=ASKED):
    times = sorted(seconds(work) * 1000 for _ in range(n))
    return f"{statistics.median(times):.1f} / {times[int(n * 0.99)]:.1f} ms"


def four(connect, bodies, send):
    """Four at a time, each over a connection of its own."""
    parts = [bodies[i::4] for i in range(4)]

    def run(part):
        connection = connect()
        for body in part:
            send(connection, body)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        return seconds(lambda: list(pool.map(run, parts)))


def main():
    folder = tempfile.mkdtemp(prefix="xinglin-bench-")
    data = os.path.join(folder, "region")
    fill_province(data)
    pictures, port = os.path.join(folder, "orthanc"), reading_test.port_free()
    devices = os.path.join(folder, "devices.csv")
    with open(devices, "w", encoding="utf-8") as file:
        file.write("EASTCR,127.0.0.1,11112,H1\n")
    with Server(data, "--rate", "100000", "--imaging", pictures, "--imaging-devices", devices, "--imaging-port", str(port)) as server:
        cast = reading_test.Cast(server)
        reading_test.agree(cast)
        with open(os.path.join(pictures, "orthanc.json"), encoding="utf-8") as file:
            config = json.load(file)
        secret = base64.b64encode(f"gateway:{config['RegisteredUsers']['gateway']}".encode()).decode()

        def orthanc():
            return Kept(config["HttpPort"], Authorization=f"Basic {secret}")

        def town():
            return Kept(server.port, Authorization=f"Bearer {cast.town.bearer}", **{"Content-Type": KIND, "Accept": "application/dicom+json"})
        one = cast.order(kind="ct", repeat="x")
        study, series = uid(), uid()
        into = [[], []]
        for _ in range(ROUNDS):  # in turns: the machine is not ours alone
            through = [slice_of(one["code"], cast.patient, study, series) for _ in range(SLICES // ROUNDS)]
            direct = [slice_of("", "p", "2.25.1", "2.25.2") for _ in range(SLICES // ROUNDS)]
            into[0].append(four(town, [stow_body(b) for b in through], lambda k, b: k.ask("POST", "/dicom-web/studies", b)))
            into[1].append(four(orthanc, direct, lambda k, b: k.ask("POST", "/instances", b)))
        into = [sum(i) for i in into]
        wado = {"Accept": 'multipart/related; type="application/dicom"; transfer-syntax=*'}
        centre = Kept(server.port, Authorization=f"Bearer {cast.centre.bearer}")
        path = f"/dicom-web/studies/{study}/series/{series}"
        mb = SLICES * SLICE / 1e6
        both = (centre, orthanc())
        turns = [[seconds(lambda k=k: k.ask("GET", path, **wado)) for k in both] for _ in range(ROUNDS)]
        out = [min(t[i] for t in turns) for i in range(2)]
        sender = town()
        for _ in range(STUDIES):
            order = cast.order(kind="xray", repeat="x")
            sender.ask("POST", "/dicom-web/studies", stow_body(dicom(order["code"], cast.patient, uid())))
        for _ in range(100):
            cast.order(kind="ecg", repeat="x")
        reading_test.until(lambda: len(os.listdir(os.path.join(pictures, "worklists"))) >= 100, 60)
        centre = Kept(server.port, Authorization=f"Bearer {cast.centre.bearer}")  # the first one was idle too long
        assert len(json.loads(centre.ask("GET", "/dicom-web/studies?ModalitiesInStudy=DX&limit=20"))) == 20
        assert len(json.loads(centre.ask("GET", f"/dicom-web/studies?AccessionNumber={order['code']}"))) == 1
        found = spread(lambda: centre.ask("GET", "/dicom-web/studies?ModalitiesInStudy=DX&limit=20"))
        by_number = spread(lambda: centre.ask("GET", f"/dicom-web/studies?AccessionNumber={order['code']}"))
        theirs = orthanc()
        found_there = spread(lambda: theirs.ask("GET", f"/dicom-web/studies?AccessionNumber={order['code']}"))
        asked = ["findscu", "-W", "-aet", "EASTCR", "-aec", "XINGLIN", "-k", "0008,0050", "-k", "0010,0010", "-k", "(0040,0100)[0].Modality=ECG", "127.0.0.1", str(port)]
        listed = spread(lambda: subprocess.run(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True), 100)
    print(f"""| what | through Xinglin | Orthanc alone |
|---|---|---|
| {SLICES} objects of 0.5 MB in, four at a time, forty in turns (STOW; POST /instances) | {into[0]:.2f} s, {SLICES / into[0]:.0f} a second | {into[1]:.2f} s, {SLICES / into[1]:.0f} a second |
| that series out, {mb:.0f} MB, the best of five in turns | {mb / out[0]:.0f} MB/s | {mb / out[1]:.0f} MB/s |
| QIDO by accession number, {STUDIES} studies: half within / 99 of 100 | {by_number} | {found_there} |
| QIDO of 20 X-rays of the own side, patients masked | {found} | – |
| worklist of 100 orders by findscu, its start counted | {listed} | – |""")


if __name__ == "__main__":
    main()
