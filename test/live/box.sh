#!/bin/sh
# box.sh FOLDER PROGRAM ARGUMENT…: runs a program in FOLDER where it can harm nothing. Only for root, in mount and network
# namespaces of its own (unshare --mount --net). The program sees this machine's files, and what it changes outside FOLDER
# is gone when it ends. A broker that runs as root would remove `pid_file /dev/null`, and take any file as its log.
set -e
folder=$1
program=$2
shift
ip link set lo up
mount -t tmpfs tmpfs /mnt
mkdir -m 755 /mnt/changes /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/changes,workdir=/mnt/work /mnt/root
mount --rbind /proc /mnt/root/proc
mount -t tmpfs -o mode=755 tmpfs /mnt/root/dev
for device in null:3 zero:5 full:7 random:8 urandom:9; do
  mknod -m 666 "/mnt/root/dev/${device%:*}" c 1 "${device#*:}"
done
ln -s /proc/self/fd /mnt/root/dev/fd
for stream in stdin:0 stdout:1 stderr:2; do ln -s "/proc/self/fd/${stream#*:}" "/mnt/root/dev/${stream%:*}"; done
# The overlay does not have what is mounted below it.
share() {
  mkdir -p "/mnt/root$1"
  mount --bind "$1" "/mnt/root$1"
}
share "$folder"
case $program in /usr/*) ;; /*) share "${program%/*}" && mount -o remount,bind,ro "/mnt/root${program%/*}" ;; esac
exec chroot /mnt/root sh -c 'cd "$1" && shift && exec "$@"' sh "$folder" "$@"
