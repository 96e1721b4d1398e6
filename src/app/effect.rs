//! Everything that the outside must do for the program.

use super::{MadeFile, Mend, MendJob, Mended, Preview, Settings, SlotPlace, Ticket, Upkeep};
use crate::bundle::Pictures;
use crate::evidence::Neighbour;
use crate::filing::Filing;
use crate::i18n::Locale;
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// Something to be done outside.
#[derive(Debug, Clone)]
pub enum Effect {
    /// List the cases of this machine.
    ListCases {
        /// Folders outside of the program's own.
        recent: Vec<PathBuf>,
        /// Day on which they are checked.
        today: Date,
    },
    /// Rename, copy or delete a case that no window has open.
    Upkeep(Upkeep),
    /// Make a new case.
    Create(Box<Filing>),
    /// Make an example case and open it.
    WriteExample(Example),
    /// Ask for a case to open.
    AskOpen,
    /// Open a case.
    Open(PathBuf),
    /// Let the open case go: its lock and its jobs.
    Close,
    /// Save a case.
    Save {
        /// Case.
        root: PathBuf,
        /// Change that is saved.
        revision: u64,
        /// What is saved.
        filing: Box<Filing>,
    },
    /// Ask for files for a slot.
    AskFiles {
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
    },
    /// List a folder for the own file chooser; of a file, the folder that it is in.
    ListFolder {
        /// Ticket of the job.
        ticket: Ticket,
        /// Folder or file.
        place: PathBuf,
    },
    /// Write a pasted picture into the open case.
    AttachPicture {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// Picture.
        picture: PastedPicture,
    },
    /// Copy files into the open case.
    Attach {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// Files anywhere.
        files: Vec<PathBuf>,
        /// Whether files that may have several pages go in as they are.
        is_whole: bool,
    },
    /// Copy files into the open case, each for a slot of its own.
    AttachSorted {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Slots and files anywhere.
        files: Vec<(SlotPlace, PathBuf)>,
    },
    /// Count the pages of a document, and show them.
    ShowPages {
        /// Ticket of the job.
        ticket: Ticket,
        /// File anywhere.
        document: PathBuf,
    },
    /// Make files of pages of a document.
    TakePages {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// File anywhere.
        document: PathBuf,
        /// Pages from 0, and the names of their files without an ending.
        pages: Vec<(usize, String)>,
        /// Language of messages.
        locale: Locale,
    },
    /// Write files into the open case.
    KeepFiles {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// Files.
        files: Vec<MadeFile>,
    },
    /// Examine a scan of the open case.
    Examine {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Path in the case.
        file: String,
    },
    /// Look closer at a scan of the open case that was examined.
    ExamineClosely {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Path in the case.
        file: String,
    },
    /// Compress a scan of the open case as it may be on its way to the authority.
    Compress {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Path in the case.
        file: String,
        /// Long side of the paper in millimetres, where it has a fixed size.
        paper_mm: Option<f64>,
    },
    /// Ask where to export to.
    AskExport {
        /// Name that is proposed.
        name: String,
        /// Whether blockers may stay.
        is_draft: bool,
        /// Folder or ZIP.
        form: ExportForm,
    },
    /// Export the open case.
    Export {
        /// Ticket of the job.
        ticket: Ticket,
        /// What it needs.
        job: Box<ExportJob>,
    },
    /// Something for the large view.
    Inspect(InspectEffect),
    /// Stop a job, also one that has not begun.
    Cancel(Ticket),
    /// Keep the settings.
    SaveSettings(Settings),
}

/// Something to be done for the large view.
#[derive(Debug, Clone)]
pub enum InspectEffect {
    /// Decode a scan in full.
    Decode {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Path in the case.
        file: String,
    },
    /// See how a change would look.
    Try {
        /// Ticket of the job.
        ticket: Ticket,
        /// The scan.
        preview: Arc<Preview>,
        /// The other scan that it is put into one picture with.
        other: Option<Arc<Preview>>,
        /// Change.
        mend: Mend,
    },
    /// Make a change in full; what comes of it is not written yet.
    Make {
        /// Ticket of the job.
        ticket: Ticket,
        /// What it needs.
        job: Box<MendJob>,
    },
    /// Write a mended picture into the open case.
    Keep {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Scan that it takes the place of.
        file: String,
        /// Other scan that it holds too.
        other: Option<String>,
        /// Name that it shall have.
        name: String,
        /// Picture.
        mended: Arc<Mended>,
    },
    /// Ask for a file in place of a scan.
    AskReplacement {
        /// Path in the case.
        file: String,
    },
    /// Copy a file into the open case in place of a scan.
    Replace {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Scan that it takes the place of.
        file: String,
        /// File anywhere.
        with: PathBuf,
    },
}

/// What an export needs.
#[derive(Debug, Clone)]
pub struct ExportJob {
    /// Case.
    pub root: PathBuf,
    /// What was typed.
    pub filing: Filing,
    /// Language of the page.
    pub locale: Locale,
    /// Today.
    pub today: Date,
    /// Place.
    pub out: PathBuf,
    /// Whether blockers may stay.
    pub is_draft: bool,
    /// Which pictures it holds.
    pub pictures: Pictures,
    /// What the other cases of this machine use.
    pub neighbours: Vec<Neighbour>,
}

/// A picture from the clipboard.
#[derive(Clone, PartialEq, Eq)]
pub struct PastedPicture {
    /// Width in pixels.
    pub width_px: usize,
    /// Height in pixels.
    pub height_px: usize,
    /// Four bytes a pixel, row by row: red, green and blue multiplied by alpha, and alpha.
    pub rgba: Arc<[u8]>,
}

impl std::fmt::Debug for PastedPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PastedPicture({}×{})", self.width_px, self.height_px)
    }
}

/// One of the example cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, strum::EnumIter, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum Example {
    /// A company whose filing is sound.
    Sound,
    /// A person whose filing has six instructive faults.
    Faulty,
}

/// Form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportForm {
    /// A folder.
    Folder,
    /// A ZIP file.
    Zip,
}
