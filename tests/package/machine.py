"""A machine of its own for an installed package: namespaces over this one's disk, and a real systemd as its first
process. What is written goes with it; it has a network of its own, in which nobody else is, and no way out.

Root is wanted, and a kernel that gives namespaces and overlays. What is left out of the machine: devices, logins,
and whatever would change the kernel for others (sysctl, modules)."""
import os
import subprocess
import tempfile
import time

INSIDE = """
set -eu
mount --make-rprivate /
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
cd "$1/root"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount --bind proc/sys proc/sys
mount -o remount,ro,bind proc/sys
mount -t tmpfs -o mode=755 tmpfs dev
for one in null:3 zero:5 full:7 random:8 urandom:9; do mknod -m 666 "dev/${one%:*}" c 1 "${one#*:}"; done
mknod -m 666 dev/tty c 5 0
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
ip link set lo up
rm -rf etc/systemd/system/*.wants
for one in systemd-udevd systemd-sysctl systemd-modules-load systemd-remount-fs systemd-binfmt; do
    ln -sf /dev/null "etc/systemd/system/$one.service"
done
mkdir -p mnt/before
pivot_root . mnt/before
umount -l /mnt/before
exec env -i container=scratch PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=basic.target
"""


class Machine:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="xinglin-machine-")
        self.holder = subprocess.Popen(
            ["unshare", "--mount", "--pid", "--net", "--cgroup", "--uts", "--ipc", "--fork", "--kill-child=KILL",
             "sh", "-c", INSIDE, "sh", self.folder.name],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        until = time.monotonic() + 120
        while self.sh("systemctl is-system-running", fails=True) not in ("running\n", "degraded\n"):
            assert self.holder.poll() is None, self.holder.stderr.read().decode()
            assert time.monotonic() < until, "systemd does not come up: " + self.sh("systemctl list-jobs", fails=True)
            time.sleep(0.2)
        return self

    def __exit__(self, *_):
        self.holder.kill()  # and its child, the first process of the machine: all others go with that
        self.holder.wait()
        self.holder.stderr.close()
        self.folder.cleanup()

    def first(self):
        """The pid of the machine's first process, once it is there."""
        path = f"/proc/{self.holder.pid}/task/{self.holder.pid}/children"
        try:
            with open(path, encoding="ascii") as file:
                return file.read().split()[0]
        except (OSError, IndexError):
            return None

    def take(self, path, to):
        """A file of outside, copied into the machine."""
        with open(path, "rb") as file:
            subprocess.run(["nsenter", "--target", self.first(), "--all", "sh", "-c", f"cat >{to}"], stdin=file, check=True)

    def sh(self, text, typed=None, fails=False):
        """Runs a shell block in the machine; what it printed."""
        first = self.first()
        if not first:
            return ""
        done = subprocess.run(["nsenter", "--target", first, "--all", "env", "-i", "LC_ALL=C.UTF-8",
                               "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive",
                               "sh", "-eu", "-c", "cd /root; " + text],
                              start_new_session=True, input=typed, capture_output=True, encoding="utf-8", check=False)
        assert fails or done.returncode == 0, f"{text}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout
