"""`xinglin cube`: small sheets with counted faults in, two tables out; refusals leave nothing."""
import gzip
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile

from program import refused, run_tests, xinglin

PLACE = tempfile.mkdtemp(prefix="xinglin-cube-")
NOT_AFTER = ("--not-after", "2024-12-31")
HEAD = "P900,P1,P3,P2,P5,P6,P7,P801,P22,P25,P26,P27,P321,P490,P820,P741,P782,DRG,RW\n"
COUNTIES = ("code,name,city,province\n330106,西湖区,杭州市,浙江省\n330102,上城区,杭州市,浙江省\n"
            "330282,慈溪市,宁波市,浙江省\n")
BRAZIL = ("MUNIC_RES,MUNIC_MOV,CNES,FINANC,ESPEC,DT_INTER,DT_SAIDA,DIAS_PERM,DIAG_PRINC,PROC_REA,"
          "COMPLEX,VAL_TOT,MORTE,SEXO\n"
          "120040,120040,2001578,06,03,20230113,20230115,2,K808,0303070129,02,490.80,0,3\n"
          "120010,120040,2001578,06,03,20230114,20230116,2,K639,0303070110,03,728.78,1,3\n")


def row(number, hospital="H1", address="浙江省杭州市西湖区文三路1号", day="2024-01-05",
        cost="1,000.50"):
    return (f'{hospital},1,{number},1,1,1950-01-01,74,{address},2024-01-01,{day},心内科,4,I21.0,'
            f'36.0601,3,1,"{cost}",FR13,1.5\n')


ROWS = [row(i, hospital=f"H{i % 3}", day=f"2024-0{1 + i % 4}-05",
            address=["浙江省杭州市西湖区x", "慈溪市y", "杭州市上城区z", "不详"][i % 4])
        for i in range(60)]


def path(name):
    return os.path.join(PLACE, name)


def put(name, data):
    with open(path(name), "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path(name)


def got(*names):
    with open(os.path.join(PLACE, *names), "rb") as file:
        return file.read()


def tables(name):
    return got(name, "cases.csv"), got(name, "operations.csv")


def summary(name):
    return json.loads(got(name, "summary.json"))


def cube(out, *files, map_name="hqms-p", options=(), **more):
    result = xinglin("cube", "--map", map_name, *NOT_AFTER, *options, "--out", path(out), *files,
                     **more)
    assert result.status == 0, result.err
    return result


def cube_refused(status, *files, says, map_name="hqms-p", options=(), **more):
    """Refused with these words, and nothing is left behind."""
    refused(status, "cube", "--map", map_name, *NOT_AFTER, *options, "--out", path("never"), *files,
            says=says, **more)
    assert not [name for name in os.listdir(PLACE) if name.startswith("never")]


def test_a_p_sheet_becomes_a_case_and_an_operation():
    counties = put("counties.csv", COUNTIES)
    institutions = put("institutions.csv", "institution,name,county\nH1,县医院,330282\n")
    result = cube("p", put("p.csv", HEAD + row(1)),
                  options=("--counties", counties, "--institutions", institutions))
    assert "1 rows read, 1 accepted, 0 rejected" in result.out
    cases, operations = tables("p")
    assert cases.decode().splitlines()[1] == \
        "2024-01,H1,330282,330106,1,心内科,FR13,1,1,15000,0,1,1,0,4,100050,0", cases.decode()
    assert operations.decode().splitlines()[1:] == \
        ["2024-01,H1,330282,330106,1,心内科,36.0601,3,1,1,1,15000,100050"], operations.decode()
    assert summary("p")["resolver"]["2"] == 1 and summary("p")["sources"] == ["hqms-p"]


def test_a_brazil_sheet_becomes_cases():
    cube("b", put("b.csv", BRAZIL), map_name="brazil-sih")
    assert tables("b")[0].decode().splitlines()[1:] == [
        "2023-01,2001578,120040,120010,06,03,030307,1,0,0,0,1,0,1,2,72878,1",
        "2023-01,2001578,120040,120040,06,03,030307,1,0,0,0,1,0,0,2,49080,0"]
    assert tables("b")[1].decode().splitlines()[1:] == [
        "2023-01,2001578,120040,120010,06,03,0303070110,4,1,1,0,0,72878",
        "2023-01,2001578,120040,120040,06,03,0303070129,2,1,1,0,0,49080"]


def test_plain_gzip_pipe_and_gb18030_give_the_same_tables():
    sheet = HEAD + "".join(ROWS)
    options = ("--counties", put("counties.csv", COUNTIES))
    cube("plain", put("plain.csv", sheet), options=options)
    cube("gz", put("gz.csv.gz", gzip.compress(sheet.encode())), options=options)
    cube("pipe", "-", stdin=sheet.encode(), options=options)
    cube("gbk", put("gbk.csv", sheet.encode("gb18030")), options=options)
    cube("side", path("plain.csv"),
         options=("--counties", put("c.csv.gz", gzip.compress(COUNTIES.encode()))))
    for name in ("gz", "pipe", "gbk", "side"):
        assert tables(name) == tables("plain"), name
    assert summary("gbk")["encodings"]["gb18030"] == 60 == summary("plain")["encodings"]["utf-8"]
    assert summary("plain")["resolver"]["8"] == 15  # 不详, every fourth
    assert summary("gz")["bytes"] == len(sheet.encode())


def test_every_split_order_and_merge_gives_the_same_bytes():
    whole = put("whole.csv", HEAD + "".join(ROWS))
    thirds = [put(f"third{i}.csv", HEAD + "".join(ROWS[i * 20:i * 20 + 20])) for i in range(3)]
    cube("whole", whole)
    cube("backwards", put("backwards.csv", HEAD + "".join(reversed(ROWS))))
    cube("split", *reversed(thirds))
    for i, third in enumerate(thirds):
        cube(f"part{i}", third)
    for out, parts in (("sum", (0, 1, 2)), ("turned", (2, 0, 1))):
        result = xinglin("cube", "--merge", "--out", path(out), *[path(f"part{i}") for i in parts])
        assert result.status == 0, result.err
    for name in ("backwards", "split", "sum", "turned"):
        assert tables(name) == tables("whole"), name
    assert summary("sum")["accepted"] == 60 and summary("sum")["files"] == 3


def test_the_same_stay_twice_counts_once_over_all_files():
    one, two = put("one.csv", HEAD + row(1) + row(2)), put("two.csv", HEAD + row(3) + row(1))
    cube("dup", one, two)
    assert summary("dup")["rejected_by"]["stay.duplicate"] == 1
    assert summary("dup")["accepted"] == 3
    assert "stay.duplicate,H1,2024-01,1,3\n" in got("dup", "quality.csv").decode()


def test_bad_rows_are_rejected_and_the_others_kept():
    sheet = HEAD + row(1) + row(2, day="2024-13-45") + row(3, day="2031-01-01") + \
        row(4, hospital="") + "H1,only,three\n" + row(5)
    cube("bad", put("bad.csv", sheet))
    about = summary("bad")
    assert (about["read"], about["accepted"], about["rejected"]) == (6, 2, 4), about
    fired = {rule: n for rule, n in about["rejected_by"].items() if n}
    assert fired == {"date.bad": 1, "date.range": 1, "inst.missing": 1, "line.ragged": 1}, fired
    quality = [line.split(",") for line in got("bad", "quality.csv").decode().splitlines()[1:]]
    assert sum(int(line[3]) for line in quality if line[0] in fired) == about["rejected"]
    assert ["date.bad", "H1", "", "1", "3"] in quality, quality


def test_broken_quoting_costs_a_flag_and_no_row():
    sheet = HEAD + row(1) + row(2, address='杭州市"西湖区') + \
        row(3, address='"杭州市西湖区', cost="1000") + row(4)
    cube("quote", put("quote.csv", sheet))
    about = summary("quote")
    assert about["accepted"] == 4 and about["flagged_by"]["line.quote"] == 2, about


def test_a_quote_that_swallows_a_comma_costs_its_row_and_no_other():
    # The quote is never closed as one; with all quotes as text 1,000.50 is a field too many.
    sheet = HEAD + row(1) + row(2, address='"杭州市西湖区') + row(3)
    cube("swallow", put("swallow.csv", sheet))
    about = summary("swallow")
    assert about["accepted"] == 2 and about["rejected_by"]["line.ragged"] == 1, about


def test_a_line_of_20_mb_is_read_or_rejected_and_the_rest_is_kept():
    long = "x" * (20 << 20)
    sheet = HEAD + row(1) + long + "\n" + row(2, address=long) + row(3)
    cube("long", put("long.csv", sheet))
    about = summary("long")
    assert about["read"] == 4 and about["rejected_by"]["line.ragged"] == 1, about
    os.unlink(path("long.csv"))


def test_files_of_no_use_are_refused():
    good = put("good.csv", HEAD + row(1))
    cube_refused(1, path("missing.csv"), says=["missing.csv: cannot be opened: No such file"])
    cube_refused(1, good, PLACE, says=["Is a directory"])
    cube_refused(2, put("empty.csv", ""), says=["empty.csv"])
    cube_refused(2, good, put("header.csv", "A,B,C\n1,2,3\n"), says=["header.csv"])
    cube_refused(2, put("cut.csv.gz", gzip.compress((HEAD + row(1)).encode())[:-9]),
                 says=["cut.csv.gz: the gzip data end before their end"])
    cube_refused(2, put("nothing.csv", HEAD), says=["nothing.csv", "no row"])
    cube_refused(2, put("none.csv", HEAD + row(1, day="x")), says=["none of 1 rows", "date.bad"])
    cube_refused(2, put("zeros.csv", b"\0" * 5000), says=["zeros.csv"])


def test_wrong_maps_and_side_tables_are_refused():
    good = put("good.csv", HEAD + row(1))
    cube_refused(2, good, map_name="no-such", says=["no-such"])
    cube_refused(2, good, map_name=path("no.map"), says=["no.map: cannot be opened"])
    cube_refused(2, good, map_name=put("bad.map", "source x\nnonsense A\n"),
                 says=["bad.map:2:1: nonsense"])
    for option, text, says in (("--institutions", "institution,name\n", ":1:"),
                               ("--counties", "code,name\n12,x\n", ":2:1: 12"),
                               ("--towns", "code,name\n", ":1:"),
                               ("--drg", "drg,rw\nA,-1\n", ":2:2: -1"),
                               ("--procedures", "procedure,level\nA,7\n", ":2:2: 7"),
                               ("--departments", "department,discipline\nA,1\nA,2\n", ":3:1: A")):
        table = put("table.csv", text)
        cube_refused(2, good, options=(option, table), says=["table.csv" + says])
    cube_refused(2, good, options=("--drg", path("no.csv")), says=["no.csv: cannot be opened"])
    cube_refused(2, good, options=("--drg", put("latin.csv", b"drg,name,rw\nA,\xe9,1\n")),
                 says=["UTF-8"])


def test_an_unknown_column_of_a_side_table_is_warned_of_once():
    table = put("more.csv", "department,discipline,colour\n心内科,03,red\n外科,04,blue\n")
    result = cube("warned", put("good.csv", HEAD + row(1)), options=("--departments", table))
    assert result.err.count("colour") == 1, result.err


def test_the_command_put_wrongly_is_refused():
    good = put("good.csv", HEAD + row(1))
    cube_refused(2, says=["no file"])
    cube_refused(2, good, options=("--colour", "red"), says=["--colour"])
    cube_refused(2, good, options=("--not-after", "2024-1-1"), says=["--not-after: 2024-1-1"])
    refused(2, "cube", "--map", "hqms-p", good, says=["--out DIR is missing"])
    refused(2, "cube", "--out", path("never"), good, says=["--map MAP is missing"])
    refused(2, "cube", "--merge", "--out", path("never"), says=["no folder"])
    refused(2, "cube", "--merge", "--map", "hqms-p", "--out", path("never"), PLACE,
            says=["--merge adds cubes"])
    assert not os.path.exists(path("never"))


def test_a_folder_that_is_there_is_kept_and_replaced_with_force():
    good = put("good.csv", HEAD + row(1))
    os.mkdir(path("old"))
    put("old/mine.txt", "mine")
    refused(1, "cube", "--map", "hqms-p", *NOT_AFTER, "--out", path("old"), good,
            says=["old: the output folder is there already"])
    refused(1, "cube", "--merge", "--out", path("old"), path("whole"), says=["there already"])
    assert os.listdir(path("old")) == ["mine.txt"]
    cube("old", good, options=("--force",))
    assert sorted(os.listdir(path("old"))) == ["cases.csv", "operations.csv", "quality.csv",
                                               "summary.json"]


def test_merging_what_is_no_cube_is_refused():
    cube("a", put("good.csv", HEAD + row(1)))
    cube("b2", put("b.csv", BRAZIL), map_name="brazil-sih")
    shutil.copytree(path("a"), path("torn"))
    os.unlink(path("torn/operations.csv"))
    shutil.copytree(path("a"), path("false"))
    put("false/cases.csv", re.sub(rb",1,1,15000,", b",2,1,15000,", got("a", "cases.csv")))
    for status, other, says in ((2, "b2", "scheme: 'brazil-sih'"),
                                (1, "torn", "operations.csv: cannot be opened"),
                                (1, "nowhere", "summary.json: cannot be opened"),
                                (5, "false", "the cube holds 3 cases, 2 rows were accepted")):
        refused(status, "cube", "--merge", "--out", path("never"), path("a"), path(other),
                says=[says])
        assert not os.path.exists(path("never")) and not os.path.exists(path("never.tmp"))


def test_a_disk_that_takes_no_more_leaves_nothing_half_written():
    def little():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
    sheet = put("plain.csv", HEAD + "".join(ROWS))
    cube_refused(1, sheet, says=["cannot be written"], preexec_fn=little)


def test_a_full_file_system_leaves_nothing_half_written():
    small = path("small")
    os.mkdir(small)
    mount = shutil.which("mount")
    if os.geteuid() != 0 or not mount or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=16k", "tmpfs", small],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode:
        print("skipped: only root can make a small file system here")
        return
    try:
        rows = "".join(row(i, hospital=f"H{i}") for i in range(2000))
        refused(1, "cube", "--map", "hqms-p", *NOT_AFTER, "--out", os.path.join(small, "out"),
                put("much.csv", HEAD + rows), says=["No space left"])
        assert os.listdir(small) == []
    finally:
        subprocess.run(["umount", small], check=False)


def test_what_is_public_holds_no_patient():
    address = "杭州市西湖区某某路99号"
    cube("private", put("private.csv", HEAD + row(771234, address=address)))
    everything = b"".join(got("private", name) for name in os.listdir(path("private")))
    assert b"771234" not in everything and "某某路".encode() not in everything


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(PLACE)
