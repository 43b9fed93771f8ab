//! One run of a program: wall clock, CPU time and peak memory, as the system counted them.

use std::fs::{self, File};
use std::io;
use std::mem::MaybeUninit;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// From before the start to after the end.
    pub(crate) wall: Duration,
    /// User and system time of all its threads.
    pub(crate) cpu: Duration,
    /// The most memory it held at once, in KiB.
    pub(crate) peak: u32,
}

/// Runs `command` with its output in the file `written`; gives what it took, how it ended and what it printed.
pub(crate) fn run(command: &mut Command, written: &Path) -> io::Result<(Run, ExitStatus, String)> {
    let file = File::create(written)?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
    let start = Instant::now();
    let (status, usage) = wait(&command.spawn()?)?;
    let wall = start.elapsed();
    let run = Run { wall, cpu: time(usage.ru_utime) + time(usage.ru_stime), peak: peak(&usage) };
    Ok((run, status, String::from_utf8_lossy(&fs::read(written)?).into_owned()))
}

/// Waits for a child and asks what it used, in one: once waited for, nothing is left to ask.
#[expect(unsafe_code, reason = "the standard library waits for a child, but does not tell what the child used")]
fn wait(child: &Child) -> io::Result<(ExitStatus, libc::rusage)> {
    let id = libc::pid_t::try_from(child.id()).map_err(io::Error::other)?;
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: both pointers are to live locals of the types wait4 fills. The child is ours and nobody else waits for it: `Child` does
    // so only when asked, and is not. A rusage is integers only, so that even one left zeroed is a valid one.
    let (waited, usage) = unsafe { (libc::wait4(id, &raw mut status, 0, usage.as_mut_ptr()), usage.assume_init()) };
    if waited == id { Ok((ExitStatus::from_raw(status), usage)) } else { Err(io::Error::last_os_error()) }
}

fn time(value: libc::timeval) -> Duration {
    let seconds = Duration::from_secs(u64::try_from(value.tv_sec).unwrap_or(0));
    seconds + Duration::from_micros(u64::try_from(value.tv_usec).unwrap_or(0))
}

/// The peak in KiB. Linux counts the parent's memory at the moment of starting, too, so this program holds little: it cannot show less
/// than its own few megabytes.
fn peak(usage: &libc::rusage) -> u32 {
    let unit = if cfg!(target_vendor = "apple") { 1024 } else { 1 };
    u32::try_from(usage.ru_maxrss / unit).unwrap_or(u32::MAX)
}
