//! Opening pictures. Decoders that cannot be interrupted run in a process of this same program, which is given so much
//! time and memory and is ended when nobody waits for it any more.

use crate::picture::{Answer, Format, MAX_BYTES, MAX_PIXELS, Page, Picture, PictureError, Question, answer};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

/// Name of the subcommand that answers.
pub const SUBCOMMAND: &str = "decode";
/// Time that a file is given. The largest picture of a phone, 48 megapixels of HEIC, takes three seconds on two cores.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How often it is looked whether the job is to stop.
const GLANCE: Duration = Duration::from_millis(20);
/// Address space of the process in bytes: what that picture needs, twice over.
#[cfg(target_os = "linux")]
const MAX_MEMORY_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// Time on all processors together, for a process whose program has gone: more than two of them can spend.
#[cfg(target_os = "linux")]
const MAX_CPU_SECS: u64 = 30;
/// Most bytes of an answer: the largest picture, and its first line.
const MAX_ANSWER_BYTES: u64 = MAX_PIXELS * 3 + 4096;
/// Exit code of a Rust program that panicked.
const PANICKED: i32 = 101;

/// Opens pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoder {
    /// The program that is started for formats whose decoder cannot be interrupted; none to decode those here too.
    program: Option<PathBuf>,
    timeout: Duration,
}

impl Decoder {
    /// Decodes everything in this process, without limits of time.
    pub const HERE: Self = Self { program: None, timeout: TIMEOUT };

    /// Starts a program for formats whose decoder cannot be interrupted. It has to understand [`SUBCOMMAND`].
    pub fn apart(program: PathBuf) -> Self {
        Self { program: Some(program), timeout: TIMEOUT }
    }

    /// The same, with this very program.
    pub fn of_this_program() -> Self {
        // On Linux, this name holds while a package is being replaced under the running program.
        let itself = PathBuf::from("/proc/self/exe");
        if cfg!(target_os = "linux") && itself.exists() {
            return Self::apart(itself);
        }
        std::env::current_exe().map_or(Self::HERE, Self::apart)
    }

    /// The same, with another limit of time.
    #[must_use]
    pub fn within(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// Decodes a page of a file, counted from 0.
    ///
    /// # Errors
    /// [`PictureError`]; [`PictureError::TooDemanding`] also if it was to stop.
    pub fn decode(&self, bytes: &[u8], page: usize, is_cancelled: &dyn Fn() -> bool) -> Result<Picture, PictureError> {
        // What is decoded here is not sent through an answer, which knows nothing of an end that is missing.
        if self.program_for(bytes).is_none() {
            return crate::picture::decode_page(bytes, page);
        }
        self.ask(bytes, Question::Picture(page), is_cancelled)?.picture(bytes)
    }

    /// How many pages a file has.
    ///
    /// # Errors
    /// As [`Decoder::decode`].
    pub fn n_pages(&self, bytes: &[u8], is_cancelled: &dyn Fn() -> bool) -> Result<usize, PictureError> {
        self.ask(bytes, Question::Count, is_cancelled)?.count()
    }

    /// Takes a page out of a file.
    ///
    /// # Errors
    /// As [`Decoder::decode`].
    pub fn take_page(&self, bytes: &[u8], page: usize, is_cancelled: &dyn Fn() -> bool) -> Result<Page, PictureError> {
        self.ask(bytes, Question::File(page), is_cancelled)?.file()
    }

    fn program_for(&self, bytes: &[u8]) -> Option<&PathBuf> {
        self.program.as_ref().filter(|_| Format::of_content(bytes).is_some_and(Format::is_decoded_apart) && bytes.len() as u64 <= MAX_BYTES)
    }

    fn ask(&self, bytes: &[u8], question: Question, is_cancelled: &dyn Fn() -> bool) -> Result<Answer, PictureError> {
        let Some(program) = self.program_for(bytes) else { return Ok(answer(bytes, question)) };
        let asked = serde_json::to_string(&question).map_err(|error| PictureError::Damaged(error.to_string()))?;
        let mut command = Command::new(program);
        command.args([SUBCOMMAND, &asked]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // Each thread of the HEIC decoder takes memory of its own.
        command.env("RAYON_NUM_THREADS", "2");
        let not_started = |error: io::Error| PictureError::Damaged(format!("no process for it: {error}"));
        let mut child = command.spawn().map_err(not_started)?;
        let said = converse(&mut child, bytes, Instant::now() + self.timeout, is_cancelled);
        // Ended already, unless something went wrong; else it would be waited for without end.
        let _ = child.kill();
        let status = child.wait().map_err(not_started)?;
        let said = said.map_err(not_started)?.ok_or(PictureError::TooDemanding)?;
        Answer::from_bytes(said).ok_or_else(|| broken(status))
    }
}

/// What a process that gave no answer died of. Without memory, or stack, Rust aborts.
fn broken(status: ExitStatus) -> PictureError {
    match status.code() {
        Some(0 | 2) => PictureError::Damaged("no answer".to_owned()),
        Some(PANICKED) => PictureError::Damaged("its decoder failed".to_owned()),
        _ => PictureError::TooDemanding,
    }
}

/// Gives the file and takes the answer; none if the time is up or it was to stop.
fn converse(child: &mut Child, bytes: &[u8], deadline: Instant, is_cancelled: &dyn Fn() -> bool) -> io::Result<Option<Vec<u8>>> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else { return Err(io::ErrorKind::BrokenPipe.into()) };
    let (sender, answers) = channel();
    thread::scope(|scope| {
        // One that refuses a file early does not read it to its end; that is no fault.
        let writer = Builder::new().name("to-decoder".to_owned()).spawn_scoped(scope, move || drop(input.write_all(bytes)));
        let reader = Builder::new().name("from-decoder".to_owned()).spawn_scoped(scope, move || {
            let mut said = Vec::new();
            let read = output.take(MAX_ANSWER_BYTES).read_to_end(&mut said);
            drop(sender.send(read.map(|_| said)));
        });
        let started = writer.and(reader).map(drop);
        let heard = started.and_then(|()| {
            loop {
                match answers.recv_timeout(GLANCE) {
                    Ok(said) => return said.map(Some),
                    Err(RecvTimeoutError::Disconnected) => return Ok(Some(Vec::new())),
                    Err(RecvTimeoutError::Timeout) if Instant::now() >= deadline || is_cancelled() => return Ok(None),
                    Err(RecvTimeoutError::Timeout) => {}
                }
            }
        });
        // Its death closes both pipes, and with them the threads.
        let _ = child.kill();
        heard
    })
}

/// Answers a question about the file at the input: the other side of [`Decoder`].
///
/// # Errors
/// What the system says, or that the question is none.
pub fn serve(question: &str, input: impl Read, mut output: impl Write) -> io::Result<()> {
    let question: Question = serde_json::from_str(question)?;
    confine()?;
    let mut bytes = Vec::new();
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    output.write_all(&answer(&bytes, question).into_bytes())?;
    output.flush()
}

/// Limits this process. Elsewhere than on Linux, only its time is limited, by whoever waits for it.
#[cfg(target_os = "linux")]
fn confine() -> io::Result<()> {
    use rlimit::Resource;
    for (resource, most) in [(Resource::AS, MAX_MEMORY_BYTES), (Resource::CPU, MAX_CPU_SECS), (Resource::CORE, 0)] {
        let (_, hard) = resource.get()?;
        let limit = most.min(hard);
        resource.set(limit, limit)?;
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "the shape of the other one")]
fn confine() -> io::Result<()> {
    Ok(())
}
