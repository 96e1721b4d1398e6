//! Every text of the program, laid out in the bundled fonts: what stands on one line fits there, and nothing sticks out
//! of the narrowest column that it wraps in. A glyph that neither font has makes the layout panic.

use crate::desk::knowledge;
use crate::words::InterfaceWords;
use beian_preflight::i18n::Locale;
use beian_preflight::ui::fonts;
use beian_preflight::ui::tokens::{bold, size, space};
use eframe::egui::{Color32, Context, FontId, MissingGlyphPolicy, RawInput};

/// Width of the lines of a step in the rail: less its margins, and less what stands left of them.
const RAIL_LINE: f32 = size::RAIL - 2.0 * 12.0 - 50.0;
/// Width inside of the results.
const PANEL: f32 = size::PANEL - 2.0 * 16.0;
/// Width inside of a card in the results, the narrowest column that sentences wrap in.
const PANEL_CARD: f32 = PANEL - 2.0 * 12.0;
/// Width inside of a card of the form.
const CARD: f32 = size::COLUMN - 2.0 * 24.0;
/// What a button needs beside its text: padding and border at both sides.
const BUTTON: f32 = 2.0 * (space::M + 1.0);
/// What a chip needs beside its text.
const CHIP: f32 = 20.0;
/// Width of a button in the bottom bar of the smallest window, where it stands with three others.
const BOTTOM_BUTTON: f32 = 240.0;

/// Rounding of widths to the grid of the screen.
const ROUNDING: f32 = 0.5;

/// A text and where it stands.
struct Text {
    place: String,
    words: String,
    font: FontId,
    width: f32,
    is_one_line: bool,
}

fn line(place: &str, words: impl Into<String>, font: FontId, width: f32) -> Text {
    Text { place: place.to_owned(), words: words.into(), font, width, is_one_line: true }
}

fn wrapped(place: &str, words: impl Into<String>, font: FontId) -> Text {
    Text { place: place.to_owned(), words: words.into(), font, width: PANEL_CARD, is_one_line: false }
}

fn plain(points: f32) -> FontId {
    FontId::proportional(points)
}

/// Lays texts out and says which do not fit, all of them.
#[track_caller]
fn check(texts: &[Text]) {
    let ctx = Context::default();
    ctx.set_missing_glyph_policy(MissingGlyphPolicy::Panic);
    fonts::install(&ctx);
    let mut faults = Vec::new();
    let look = |fonts: &mut eframe::egui::epaint::text::FontsView, text: &Text| {
        let wrap = if text.is_one_line { f32::INFINITY } else { text.width };
        let galley = fonts.layout(text.words.clone(), text.font.clone(), Color32::WHITE, wrap);
        let width = galley.size().x;
        (width > text.width + ROUNDING || galley.elided)
            .then(|| format!("{}: {:?} is {width} points wide, more than {}", text.place, text.words, text.width))
    };
    let output = ctx.run_ui(RawInput::default(), |ui| {
        faults = ui.fonts_mut(|fonts| texts.iter().filter_map(|text| look(fonts, text)).collect());
    });
    let mut textures = output.textures_delta;
    textures.clear();
    assert!(faults.is_empty(), "{} texts do not fit:\n{}", faults.len(), faults.join("\n"));
}

/// Texts that stand on one line. Counts are shown with two digits.
fn lines(locale: Locale) -> Vec<Text> {
    let words = InterfaceWords::of(locale);
    let steps = ["step.subject", "step.website", "step.material", "step.preview"];
    let states = ["blockers", "likely", "done", "done_with_advice", "untouched", "preview", "questions"].map(|name| format!("rail.{name}"));
    let in_rail = steps.iter().map(|key| line(key, words.get(key), bold(size::BODY), RAIL_LINE));
    let below = states.iter().map(|key| line(key, words.counted(key), plain(size::SMALL), RAIL_LINE));
    let next = steps.iter().map(|key| words.get("bottom.next").replace("%{step}", words.get(key)));
    let buttons = next.chain([words.get("bottom.back").to_owned(), words.counted("bottom.results")]);
    let bottom = buttons.map(|text| line("bottom bar", text, bold(size::BODY), BOTTOM_BUTTON - BUTTON));
    let exports = ["export.do", "export.draft"].map(|key| line(key, words.get(key), bold(size::BODY), PANEL - BUTTON));
    let filters = ["panel.of_step", "panel.all", "panel.open"].map(|key| line(key, words.counted(key), plain(size::HINT), PANEL - CHIP));
    let chips = ["rail.blockers", "rail.likely", "rail.questions", "home.no_faults", "home.broken", "slot.none", "slot.examining"];
    let chips = chips.map(|key| line(key, words.counted(key), plain(size::SMALL), PANEL - CHIP));
    let kinds = words.keys_below("kind.").into_iter().map(|key| line(key, words.get(key), plain(size::BODY), CARD - BUTTON));
    in_rail.chain(below).chain(bottom).chain(exports).chain(filters).chain(chips).chain(kinds).collect()
}

#[test]
fn what_stands_on_one_line_fits_there() {
    check(&Locale::ALL.into_iter().flat_map(lines).collect::<Vec<_>>());
}

#[test]
fn choices_of_the_form_fit_on_a_chip() {
    let knowledge = knowledge();
    let choices = knowledge.choices.iter().flat_map(|(list, choices)| choices.iter().map(move |(_, words)| (list, words)));
    let texts = choices.flat_map(|(list, words)| {
        Locale::ALL.map(|locale| line(&format!("{list} {}", locale.tag()), words.get(locale), plain(size::BODY), CARD - BUTTON))
    });
    check(&texts.collect::<Vec<_>>());
}

#[test]
fn every_interface_word_can_be_laid_out() {
    let texts = Locale::ALL.into_iter().flat_map(|locale| {
        let words = InterfaceWords::of(locale);
        let both = |(key, text): (&str, &str)| [wrapped(key, text, plain(size::BODY)), wrapped(key, text, bold(size::BODY))];
        words.all().flat_map(both).collect::<Vec<_>>()
    });
    check(&texts.collect::<Vec<_>>());
}

#[test]
fn every_sentence_of_the_rules_can_be_laid_out() {
    let knowledge = knowledge();
    let mut texts = Vec::new();
    for (rule, locale) in knowledge.rules.values().flat_map(|rule| Locale::ALL.map(|locale| (rule, locale))) {
        let words = rule.words(locale);
        texts.push(wrapped(&rule.id, &words.title, bold(size::BODY)));
        texts.extend([&words.cause, &words.fix].map(|text| wrapped(&rule.id, text, plain(size::HINT))));
        texts.extend([&words.question, &words.r#where].map(|text| wrapped(&rule.id, text, plain(size::BODY))));
    }
    check(&texts);
}

#[test]
fn every_label_and_hint_of_form_and_materials_can_be_laid_out() {
    let knowledge = knowledge();
    let mut texts = Vec::new();
    for locale in Locale::ALL {
        for section in &knowledge.form.sections {
            texts.push(wrapped("section", section.title.get(locale), bold(size::SECTION)));
            texts.extend(section.line.iter().map(|line| wrapped("section", line.get(locale), plain(size::HINT))));
            for field in &section.fields {
                texts.push(wrapped(&field.path, field.label.get(locale), bold(size::BODY)));
                texts.extend(field.hint.iter().map(|hint| wrapped(&field.path, hint.get(locale), plain(size::HINT))));
            }
        }
        for slot in &knowledge.slots {
            texts.push(wrapped(&slot.id, slot.name.get(locale), bold(size::BODY)));
            texts.push(wrapped(&slot.id, slot.hint.get(locale), plain(size::HINT)));
        }
    }
    check(&texts);
}
