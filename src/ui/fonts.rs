//! Fonts: the bundled ones first, so that every machine shows the same; the system's for what they lack.

use crate::text::REGULAR_FONT;
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};
use egui_system_font_provider::SystemFontProvider;
use std::sync::Arc;

const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold-interface.otf");

/// Installs the bundled fonts. Bold falls back to regular for names that a person typed.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("regular".to_owned(), Arc::new(FontData::from_static(REGULAR_FONT)));
    fonts.font_data.insert("bold".to_owned(), Arc::new(FontData::from_static(BOLD)));
    let regular = vec!["regular".to_owned()];
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    fonts.families.insert(FontFamily::Name("bold".into()), vec!["bold".to_owned(), "regular".to_owned()]);
    ctx.set_fonts(fonts);
}

/// Adds the system's fonts, asked for simplified Han whatever the locale: else a C locale gives brush type.
pub fn add_system(ctx: &Context) {
    ctx.add_font_provider(Arc::new(SystemFontProvider::new().with_locale(Some("zh-Hans"))));
}
