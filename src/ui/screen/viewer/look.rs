//! What is on the screen of the inspector only. It is forgotten when the inspector closes, with all its textures.

use super::tiles::Tiles;
use super::tool::Tool;
use super::view::Viewport;
use crate::app::{Levels, Pixels, Preview};
use crate::evidence::OverlayKind;
use crate::scan::Region;
use std::collections::BTreeSet;

/// How the inspector stands.
#[derive(Default)]
pub struct ViewerLook {
    /// Scan that all of this is about.
    pub file: Option<String>,
    /// Zoom and place.
    pub view: Viewport,
    /// A place that is to be shown in the next frame.
    pub goal: Option<Region>,
    /// Kinds of overlay that are switched off.
    pub hidden: BTreeSet<OverlayKind>,
    /// Whether nothing is shown upon the picture.
    pub is_bare: bool,
    /// The finding whose place is shown, as rule and field.
    pub chosen: Option<(String, String)>,
    /// The open tool.
    pub tool: Option<Tool>,
    /// Whether what comes of the tool is shown, not what it begins with.
    pub shows_result: bool,
    /// Textures of the preview, of the scan in full, and of what comes of the tool.
    pub(super) preview: Tiles<Preview>,
    pub(super) full: Tiles<Levels>,
    pub(super) result: Tiles<Pixels>,
}

impl ViewerLook {
    /// Begins anew where another scan is shown. Gives whether it is another.
    pub fn follow(&mut self, file: &str) -> bool {
        if self.file.as_deref() == Some(file) {
            return false;
        }
        let hidden = std::mem::take(&mut self.hidden);
        *self = Self { file: Some(file.to_owned()), hidden, ..Self::default() };
        true
    }
}
