//! The font that the program brings: the window shows it, and pages are drawn in it that bring none of their own.

/// Noto Sans SC, a subset; see NOTICE.
pub const REGULAR_FONT: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf");
