"""The package, built from its sources in two folders of different names: the same bytes, hardened. Minutes."""
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def tree(folder):
    """The sources and the built web application, elsewhere."""
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=SOURCE,
                           stdout=subprocess.PIPE, check=True).stdout.decode().split("\0")
    for name in names:
        if name and os.path.exists(os.path.join(SOURCE, name)):
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            shutil.copy2(os.path.join(SOURCE, name), os.path.join(folder, name))
    shutil.copytree(os.path.join(SOURCE, "web", "dist"), os.path.join(folder, "web", "dist"))
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)


def build(folder):
    done = subprocess.run([os.path.join(folder, "tools", "deb")], stdout=subprocess.PIPE, check=True,
                          encoding="utf-8")
    return done.stdout.splitlines()[-1]


def hardened(folder):
    """What dpkg-buildflags promises: its place is random, nothing of the linker's tables stays writable."""
    program = os.path.join(folder, "build-deb", "xinglin")
    told = subprocess.run(["readelf", "-hdlW", "--dyn-syms", program], stdout=subprocess.PIPE, check=True,
                          encoding="utf-8").stdout
    for word in ("Position-Independent Executable", "GNU_RELRO", "BIND_NOW", "__stack_chk_fail", "_chk@"):
        if word not in told:
            sys.exit(f"two_builds: the program has no {word}")


def main():
    os.environ["CCACHE_DISABLE"] = "1"  # or the second build is the first one again
    os.environ["SOURCE_DATE_EPOCH"] = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=SOURCE, stdout=subprocess.PIPE, check=True,
        encoding="utf-8").stdout.strip()
    with tempfile.TemporaryDirectory(prefix="xinglin-two-") as root:
        folders = [os.path.join(root, name) for name in ("one", "another/place")]
        for folder in folders:
            os.makedirs(folder)
            tree(folder)
        debs = [build(folder) for folder in folders]
        if not filecmp.cmp(*debs, shallow=False):
            sys.exit(f"two_builds: the packages differ: {debs}")
        hardened(folders[0])
        print(f"two_builds: {os.path.getsize(debs[0])} bytes, the same from both folders")


if __name__ == "__main__":
    main()
