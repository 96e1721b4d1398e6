//! Language and theme, changed while the program runs, on every screen. A missing glyph or an unnamed control
//! makes the harness panic.

use crate::desk::Desk;
use beian_preflight::app::Theme;
use beian_preflight::i18n::Locale;

fn through_all_screens(desk: &mut Desk, steps: [&str; 4]) {
    for step in steps {
        desk.go_to(step);
    }
}

#[test]
fn every_screen_can_be_drawn_in_every_language_and_theme() {
    let mut desk = Desk::open();
    desk.button("打开有问题的示例");
    through_all_screens(&mut desk, ["主体信息", "网站信息", "补充材料", "预览与导出"]);
    desk.choose("语言: 简体中文", "繁體中文");
    assert_eq!(desk.state().settings.locale, Locale::ZhTw);
    desk.choose("外觀: 跟隨系統", "深色");
    assert_eq!(desk.state().settings.theme, Theme::Dark);
    through_all_screens(&mut desk, ["主體資訊", "網站資訊", "補充材料", "預覽與匯出"]);
    desk.choose("語言: 繁體中文", "English");
    through_all_screens(&mut desk, ["Subject", "Websites", "Materials", "Preview & export"]);
    desk.button("‹ All filings");
    assert!(desk.shows("Your filings"));
}

#[test]
fn a_scan_can_be_looked_at_large_and_left_again_with_the_keyboard() {
    let mut desk = Desk::open();
    desk.button("打开有问题的示例");
    through_all_screens(&mut desk, ["补充材料"; 4]);
    desk.button("放大查看 id-front.jpg");
    desk.button("放大");
    desk.button("适合");
    desk.window.key_press(eframe::egui::Key::Escape);
    desk.settle();
    assert!(desk.shows("放大查看 id-front.jpg"));
}

/// Lists that typed text is compared with: their words are shown as typed, never in bold.
const COMPARED: [&str; 6] = ["names.toml", "name_words.toml", "scope_words.toml", "suffixes.toml", "registrars.toml", "remark_texts.toml"];

/// Every character of the interface words and of the words of rules and data; for bold without lists to compare with.
fn interface_characters(is_bold: bool) -> std::collections::BTreeSet<char> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    let mut folders = vec![root.join("locales"), root.join("assets")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let is_compared = is_bold && COMPARED.iter().any(|name| path.ends_with(name));
            if !is_compared && path.extension().is_some_and(|extension| extension == "toml" || extension == "yml") {
                texts.push(std::fs::read_to_string(path).expect("text"));
            }
        }
    }
    texts.concat().chars().filter(|c| !c.is_control()).collect()
}

#[test]
fn both_bundled_fonts_have_every_character_of_the_interface() {
    use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId, RawInput};
    for name in ["NotoSansSC-Regular.otf", "NotoSansSC-Bold-interface.otf"] {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts").join(name);
        let mut fonts = FontDefinitions::empty();
        fonts.font_data.insert(name.to_owned(), std::sync::Arc::new(FontData::from_owned(std::fs::read(file).expect("the font"))));
        for family in [FontFamily::Proportional, FontFamily::Monospace] {
            fonts.families.insert(family, vec![name.to_owned()]);
        }
        let ctx = Context::default();
        ctx.set_fonts(fonts);
        let mut missing = Vec::new();
        ctx.run_ui(RawInput::default(), |ui| {
            let font = FontId::proportional(15.0);
            missing = ui.fonts_mut(|fonts| {
                interface_characters(name.contains("Bold")).into_iter().filter(|c| !fonts.has_glyph(&font, *c)).collect()
            });
        })
        .textures_delta
        .clear();
        assert!(missing.is_empty(), "{name} lacks {missing:?}; run assets/fonts/subset.py");
    }
}
