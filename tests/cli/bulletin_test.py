"""xinglin bulletin: every figure of the five programmes, in five forms, each counted from rows."""
import gzip
import os
import re
import shutil
import tempfile
import zipfile

from program import SOURCE, refused, run_tests, xinglin

# What each programme has published of itself, as it is written there.
PUBLISHED = {
    "wanyi-jinxiu": ["49名", "17例", "51张", "2025-01-26"],
    "shengzhong-xiuzhou": ["3名", "2024-05-08", "30余名", "近万例", "3个", "900平方米", "5项"],
    "changtai-shidaitu": ["29对", "21个", "6个", "8项", "68人次", "第10台", "26名", "20万元", "10万元",
                          "8万元", "近200万元", "3100万元", "2025-07-19"],
    "shanxi-qianming": ["5700余人次", "1000名以上", "10万余人次", "逾3000项", "19.94%", "54家", "92个",
                        "120家", "72.3%", "3名", "30个", "2.4万元", "1000元", "1000名", "100%"],
    "suichang-shengshu": ["3个", "2000余人次", "约33%", "1000余台", "70余次", "300余次", "10余项", "20%",
                          "80%", "4位", "2019-08-12"],
}
LINE = re.compile(r"^  (.+)：(.+)（实数 (.+)，编号 (\w+)）$", re.M)


def figures(programme, env=None):
    """Of each figure's number its words and the exact value."""
    result = xinglin("bulletin", programme, "--examples", env=env)
    assert result.status == 0, result.err
    assert "示例：人员姓名均为虚构" in result.out
    return {number: (words, exact) for _, words, exact, number in LINE.findall(result.out)}, result.out


def test_every_published_figure_is_printed_with_its_unit():
    for programme, published in PUBLISHED.items():
        counted, text = figures(programme)
        words = [pair[0] for pair in counted.values()]
        prose = text.split("数据表")[0]
        for figure in published:
            assert figure in words, (programme, figure, words)
            assert figure in prose, (programme, figure)


def test_the_same_data_give_the_same_bytes():
    assert figures("changtai-shidaitu")[1] == figures("changtai-shidaitu")[1]


def share_copy(folder, programme):
    for name in ("programmes", "examples/" + programme):
        shutil.copytree(os.path.join(SOURCE, name), os.path.join(folder, name))
    return {**os.environ, "XINGLIN_SHARE": folder}


def test_one_row_less_changes_exactly_the_figures_that_count_it():
    with tempfile.TemporaryDirectory() as folder:
        env = share_copy(folder, "changtai-shidaitu")
        before, _ = figures("changtai-shidaitu", env)
        path = os.path.join(folder, "examples", "changtai-shidaitu", "mentorship.csv")
        lines = open(path, encoding="utf-8").read().splitlines()
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines[:1] + lines[2:]) + "\n")
        after, _ = figures("changtai-shidaitu", env)
    assert [k for k in before if before[k] != after[k]] == ["pairs"]
    assert after["pairs"] == ("28对", "28")


def test_a_packed_row_less_changes_the_exact_number_and_not_the_rounded():
    with tempfile.TemporaryDirectory() as folder:
        env = share_copy(folder, "shanxi-qianming")
        before, _ = figures("shanxi-qianming", env)
        path = os.path.join(folder, "examples", "shanxi-qianming", "booking.csv.gz")
        lines = gzip.open(path, "rt", encoding="utf-8").read().splitlines()
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write("\n".join(lines[:1] + lines[2:]) + "\n")
        after, _ = figures("shanxi-qianming", env)
    assert [k for k in before if before[k] != after[k]] == ["served"]
    assert (before["served"], after["served"]) == (("10万余人次", "100872"), ("10万余人次", "100871"))


def test_a_broken_row_is_told_and_no_number_printed():
    with tempfile.TemporaryDirectory() as folder:
        env = share_copy(folder, "changtai-shidaitu")
        path = os.path.join(folder, "examples", "changtai-shidaitu", "studio.csv")
        text = open(path, encoding="utf-8").read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(",national,", ",cosmic,", 1))
        result = refused(2, "bulletin", "changtai-shidaitu", "--examples", env=env,
                         says=["studio.csv:2:5: cosmic: one of these is wanted"])
    assert result.out == ""


def test_all_forms_say_the_same():
    with tempfile.TemporaryDirectory() as folder:
        for form in ("html", "docx", "xlsx", "pdf"):
            path = os.path.join(folder, "b." + form)
            result = xinglin("bulletin", "changtai-shidaitu", "--examples", "--format", form, "--out", path)
            assert result.status == 0, result.err
            data = open(path, "rb").read()
            if form == "pdf":
                assert data.startswith(b"%PDF-") and len(data) > 5000
                continue
            if form != "html":
                archive = zipfile.ZipFile(path)
                data = b"".join(archive.read(name) for name in archive.namelist())
            for figure in PUBLISHED["changtai-shidaitu"]:
                assert figure.encode() in data, (form, figure)


def test_wrong_words_are_refused_and_nothing_is_written():
    refused(1, "bulletin", says=["one programme"])
    refused(1, "bulletin", "changtai-shidaitu", says=["--data or --examples"])
    refused(1, "bulletin", "changtai-shidaitu", "--examples", "--data", "x")
    refused(1, "bulletin", "changtai-shidaitu", "--examples", "--format", "pdf", says=["--out"])
    refused(1, "bulletin", "changtai-shidaitu", "--examples", "--format", "rtf", says=["rtf"])
    refused(1, "bulletin", "changtai-shidaitu", "--examples", "--from", "2025", says=["YYYY-MM-DD"])
    refused(1, "bulletin", "changtai-shidaitu", "--examples", "--from", "2025-02-01", "--to", "2025-01-01")
    refused(1, "bulletin", "changtai-shidaitu", "--data", "/nowhere", says=["/nowhere"])
    refused(1, "bulletin", "changtai-shidaitu", "--examples", "--out", "/nowhere/b.txt")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "b.txt")
        open(path, "w", encoding="utf-8").close()
        refused(1, "bulletin", "changtai-shidaitu", "--examples", "--out", path, says=["--force"])
        assert os.path.getsize(path) == 0


def test_a_period_counts_only_its_own_rows():
    result = xinglin("bulletin", "suichang-shengshu", "--examples", "--to", "2019-12-31")
    assert result.status == 0, result.err
    assert "启动 至 2019-12-31" in result.out
    counted = {number: exact for _, _, exact, number in LINE.findall(result.out)}
    assert int(counted["lectures"]) < 76


run_tests(globals())
