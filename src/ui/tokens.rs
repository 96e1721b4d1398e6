//! Colours, sizes and spaces: the only place with such numbers. From `design/README.md`.

#![expect(clippy::disallowed_methods, reason = "the one place where colours are made")]

use eframe::egui::style::{WidgetVisuals, Widgets};
use eframe::egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Ui, Vec2, Visuals,
};

/// Colours of one theme. Contrast is computed in a test.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color32,
    /// Cards and bars.
    pub surface: Color32,
    /// Sunk areas and quiet chips.
    pub sunk: Color32,
    /// Text.
    pub text: Color32,
    /// Hints and sources.
    pub weak: Color32,
    /// Lines between rows.
    pub line: Color32,
    /// Borders of fields.
    pub border: Color32,
    /// The one accent.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hovered: Color32,
    /// The accent of what is being pressed.
    pub accent_pressed: Color32,
    /// Its tint.
    pub accent_tint: Color32,
    /// The tint of what is being pressed.
    pub pressed_tint: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Blockers.
    pub error: Color32,
    /// Their tint.
    pub error_tint: Color32,
    /// Likely rejections.
    pub warning: Color32,
    /// Their tint.
    pub warning_tint: Color32,
    /// What is all right.
    pub pass: Color32,
    /// Its tint.
    pub pass_tint: Color32,
    /// Behind a picture that is shown large.
    pub stage: Color32,
    /// Text there.
    pub on_stage: Color32,
}

const LIGHT: Tokens = Tokens {
    background: Color32::from_rgb(0xF5, 0xF6, 0xF8),
    surface: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    sunk: Color32::from_rgb(0xEE, 0xF0, 0xF3),
    text: Color32::from_rgb(0x1F, 0x23, 0x28),
    weak: Color32::from_rgb(0x57, 0x60, 0x6A),
    line: Color32::from_rgb(0xDA, 0xDF, 0xE5),
    border: Color32::from_rgb(0x86, 0x8F, 0x99),
    accent: Color32::from_rgb(0x0B, 0x5C, 0xAD),
    accent_hovered: Color32::from_rgb(0x09, 0x4F, 0x96),
    accent_pressed: Color32::from_rgb(0x07, 0x3F, 0x78),
    accent_tint: Color32::from_rgb(0xE8, 0xF1, 0xFB),
    pressed_tint: Color32::from_rgb(0xD3, 0xE4, 0xF7),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    error: Color32::from_rgb(0xB3, 0x26, 0x1E),
    error_tint: Color32::from_rgb(0xFD, 0xEC, 0xEA),
    warning: Color32::from_rgb(0x8A, 0x5A, 0x00),
    warning_tint: Color32::from_rgb(0xFF, 0xF4, 0xE0),
    pass: Color32::from_rgb(0x17, 0x70, 0x2F),
    pass_tint: Color32::from_rgb(0xE6, 0xF4, 0xEA),
    stage: Color32::from_rgb(0x2D, 0x31, 0x37),
    on_stage: Color32::from_rgb(0xEE, 0xF0, 0xF3),
};

const DARK: Tokens = Tokens {
    background: Color32::from_rgb(0x15, 0x18, 0x1C),
    surface: Color32::from_rgb(0x1E, 0x22, 0x27),
    sunk: Color32::from_rgb(0x18, 0x1B, 0x20),
    text: Color32::from_rgb(0xE6, 0xED, 0xF3),
    weak: Color32::from_rgb(0x9D, 0xA7, 0xB3),
    line: Color32::from_rgb(0x30, 0x36, 0x3D),
    border: Color32::from_rgb(0x73, 0x7D, 0x88),
    accent: Color32::from_rgb(0x5A, 0xA9, 0xF5),
    accent_hovered: Color32::from_rgb(0x74, 0xB7, 0xF7),
    accent_pressed: Color32::from_rgb(0x8F, 0xC6, 0xF9),
    accent_tint: Color32::from_rgb(0x17, 0x29, 0x3D),
    pressed_tint: Color32::from_rgb(0x1F, 0x3A, 0x57),
    on_accent: Color32::from_rgb(0x0B, 0x14, 0x1E),
    error: Color32::from_rgb(0xFF, 0x8A, 0x80),
    error_tint: Color32::from_rgb(0x3A, 0x1F, 0x1D),
    warning: Color32::from_rgb(0xE3, 0xB3, 0x41),
    warning_tint: Color32::from_rgb(0x33, 0x29, 0x0F),
    pass: Color32::from_rgb(0x56, 0xD3, 0x64),
    pass_tint: Color32::from_rgb(0x16, 0x30, 0x1D),
    stage: Color32::from_rgb(0x0E, 0x10, 0x13),
    on_stage: Color32::from_rgb(0xE6, 0xED, 0xF3),
};

impl Tokens {
    /// The colours of the theme that a `Ui` is in.
    pub fn of(ui: &Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }
}

/// Spaces in points: 4 · 8 · 12 · 16 · 20 · 24 · 32.
pub mod space {
    /// 2, between label and hint.
    pub const XXS: f32 = 2.0;
    /// 4
    pub const XS: f32 = 4.0;
    /// 8
    pub const S: f32 = 8.0;
    /// 12
    pub const M: f32 = 12.0;
    /// 18, between fields.
    pub const FIELD: f32 = 18.0;
    /// 16
    pub const L: f32 = 16.0;
    /// 24
    pub const XL: f32 = 24.0;
    /// 32
    pub const XXL: f32 = 32.0;
}

/// Sizes in points.
pub mod size {
    /// Page title.
    pub const TITLE: f32 = 24.0;
    /// Section title.
    pub const SECTION: f32 = 17.0;
    /// Labels and body.
    pub const BODY: f32 = 15.0;
    /// Hints.
    pub const HINT: f32 = 13.0;
    /// Chips and sources.
    pub const SMALL: f32 = 12.0;
    /// Height of a field and of a button.
    pub const FIELD_HEIGHT: f32 = 38.0;
    /// Height of the top bar.
    pub const TOP_BAR: f32 = 48.0;
    /// Height of the bottom bar.
    pub const BOTTOM_BAR: f32 = 60.0;
    /// Width of the step rail.
    pub const RAIL: f32 = 216.0;
    /// Width of the results.
    pub const PANEL: f32 = 328.0;
    /// Below this width of the window the results fold away.
    pub const FOLD_BELOW: f32 = 1100.0;
    /// Below this width of a card its halves stand below each other.
    pub const TWO_COLUMNS: f32 = 480.0;
    /// Widest column of a form.
    pub const COLUMN: f32 = 672.0;
    /// Widest column of the home page.
    pub const HOME_COLUMN: f32 = 1040.0;
    /// Height of a case in the list.
    pub const CASE_ROW: f32 = 70.0;
    /// Width of what was found in a case.
    pub const CASE_CHIPS: f32 = 272.0;
    /// Width of a case's dates.
    pub const CASE_DATES: f32 = 200.0;
    /// Width of the search field.
    pub const SEARCH: f32 = 300.0;
    /// Width of a question over the page.
    pub const DIALOG: f32 = 440.0;
    /// Thumbnail of a scan.
    pub const THUMBNAIL: [f32; 2] = [112.0, 84.0];
}

/// How much of a control is left that cannot be used. With egui's own half, hints and buttons fall below 3:1.
const DISABLED: f32 = 0.7;

/// Corner radius of fields and buttons, and of cards.
pub const RADIUS: u8 = 6;
/// Corner radius of cards.
pub const CARD_RADIUS: u8 = 10;
/// Corner radius of chips: half of any chip's height and more.
pub const CHIP_RADIUS: u8 = 12;

/// The bolder family for titles and labels.
pub fn bold(points: f32) -> FontId {
    FontId::new(points, FontFamily::Name("bold".into()))
}

/// Sets the style of both themes.
pub fn apply(ctx: &Context) {
    for (theme, tokens, visuals) in [(Theme::Light, &LIGHT, Visuals::light()), (Theme::Dark, &DARK, Visuals::dark())] {
        ctx.set_style_of(theme, style(tokens, visuals));
    }
}

fn style(tokens: &Tokens, visuals: Visuals) -> Style {
    let mut style = Style { visuals: colours(tokens, visuals), ..Style::default() };
    let plain = |points| FontId::new(points, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Heading, bold(size::TITLE)),
        (TextStyle::Body, plain(size::BODY)),
        (TextStyle::Button, plain(size::BODY)),
        (TextStyle::Monospace, plain(size::BODY)),
        (TextStyle::Small, plain(size::SMALL)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::splat(space::S);
    style.spacing.button_padding = Vec2::new(space::M, space::S);
    style.spacing.interact_size.y = size::BODY;
    style.spacing.combo_height = 320.0;
    style.spacing.scroll.floating = true;
    style.visuals.text_cursor.blink = false;
    style
}

fn colours(tokens: &Tokens, mut visuals: Visuals) -> Visuals {
    let widget = |fill, stroke, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, stroke),
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: widget(tokens.surface, tokens.line, tokens.text),
        inactive: widget(tokens.surface, tokens.border, tokens.text),
        hovered: widget(tokens.accent_tint, tokens.accent, tokens.text),
        active: widget(tokens.pressed_tint, tokens.accent, tokens.accent),
        open: widget(tokens.surface, tokens.accent, tokens.text),
    };
    visuals.disabled_alpha = DISABLED;
    visuals.override_text_color = None;
    visuals.selection.bg_fill = tokens.accent_tint;
    visuals.selection.stroke = Stroke::new(2.0, tokens.accent);
    visuals.weak_text_color = Some(tokens.weak);
    visuals.hyperlink_color = tokens.accent;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.panel_fill = tokens.background;
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 12, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.error_fg_color = tokens.error;
    visuals.warn_fg_color = tokens.warning;
    visuals.ime_composition.active_underline_stroke.color = tokens.accent;
    visuals
}

/// Space inside of a card.
pub fn card_margin() -> Margin {
    Margin::symmetric(24, 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, relative luminance and contrast ratio.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let channel = |c: u8| {
                let c = f32::from(c) / 255.0;
                if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    /// A colour of a disabled control over what is behind it.
    fn faded(front: Color32, back: Color32) -> Color32 {
        back.blend(front.gamma_multiply(DISABLED))
    }

    #[track_caller]
    fn check(name: &str, least: f32, pairs: &[(Color32, Color32)]) {
        for (front, back) in pairs {
            let found = contrast(*front, *back);
            assert!(found >= least, "{name}: {front:?} on {back:?} is {found}, less than {least}");
        }
    }

    #[test]
    fn text_and_borders_stand_out_enough() {
        for t in [LIGHT, DARK] {
            let surfaces = [t.background, t.surface, t.sunk];
            check("text on the stage", 4.5, &[(t.on_stage, t.stage)]);
            for text in [t.text, t.weak] {
                check("text", 4.5, &surfaces.map(|back| (text, back)));
                check("text of what is chosen", 4.5, &[(text, t.accent_tint)]);
            }
            for (front, tint) in [(t.accent, t.accent_tint), (t.error, t.error_tint), (t.warning, t.warning_tint), (t.pass, t.pass_tint)] {
                check("coloured text", 4.5, &[(front, t.surface), (front, tint)]);
            }
            check("border", 3.0, &[(t.border, t.surface), (t.border, t.background)]);
            for border in [t.error, t.warning] {
                check("border of a field with a finding", 3.0, &surfaces.map(|back| (border, back)));
            }
        }
    }

    #[test]
    fn controls_stand_out_enough_in_every_state() {
        for t in [LIGHT, DARK] {
            check("main button", 4.5, &[t.accent, t.accent_hovered, t.accent_pressed].map(|fill| (t.on_accent, fill)));
            for fill in [t.accent_tint, t.pressed_tint] {
                check("control under the pointer or pressed", 4.5, &[(t.text, fill), (t.accent, fill)]);
                check("its border", 3.0, &[(t.accent, fill)]);
            }
            check("focus ring", 3.0, &[t.background, t.surface, t.sunk, t.accent_tint].map(|back| (t.accent, back)));
        }
    }

    #[test]
    fn what_cannot_be_used_can_still_be_read() {
        for t in [LIGHT, DARK] {
            for back in [t.background, t.surface] {
                for text in [t.text, t.weak, t.accent] {
                    check("disabled text", 3.0, &[(faded(text, back), back)]);
                }
                for fill in [t.surface, t.sunk] {
                    let fill = faded(fill, back);
                    check("disabled button or field", 3.0, &[(faded(t.text, fill), fill)]);
                }
                let field = faded(t.surface, back);
                check("hint in a disabled field", 3.0, &[(faded(t.weak, field), field)]);
            }
        }
    }
}
