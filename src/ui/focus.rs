//! Where the keyboard is: it comes back from what lay over the page, and a new page begins at its title.

use crate::app::Screen;
use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Memory, Popup, Response, Sense, Ui, WidgetInfo};

/// What has to be remembered for it from frame to frame.
#[derive(Debug, Clone, Copy, Default)]
pub struct Focus {
    /// What had it, or was clicked, while nothing lay over the page.
    last: Option<Id>,
    /// What had it when the frame began.
    first_of_frame: Option<Id>,
    /// Whether a dialog or a list lies over the page.
    is_covered: bool,
    screen: Option<Screen>,
}

impl Focus {
    /// Gives the focus back to where it was before a dialog or a list opened: what lies below one loses it, until the
    /// frame after it has closed. Call after everything is drawn.
    pub fn come_back(&mut self, ui: &Ui, has_dialog: bool) {
        let (focused, is_below) = ui.memory(|memory| (memory.focused(), memory.top_modal_layer().is_some()));
        if !self.is_covered {
            let clicked = ui.ctx().interaction_snapshot(|snapshot| snapshot.clicked);
            self.last = clicked.or(self.first_of_frame).or(self.last);
        }
        if has_dialog || Popup::is_any_open(ui.ctx()) {
            self.is_covered = true;
        } else if self.is_covered && is_below {
            ui.request_repaint();
        } else if self.is_covered {
            self.is_covered = false;
            // What had it when the frame began lay over the page.
            if let Some(last) = self.last.filter(|_| focused == self.first_of_frame) {
                ui.memory_mut(|memory| memory.request_focus(last));
                ui.request_repaint();
            }
        }
    }

    /// Begins at the title of a screen that was not there before. Call before anything is drawn.
    pub fn follow_screen(&mut self, ui: &Ui, screen: Screen) {
        self.first_of_frame = ui.memory(Memory::focused);
        if self.screen.replace(screen).is_some_and(|last| last != screen) {
            begin_page(ui);
        }
    }
}

/// Lets the keyboard and screen readers begin at the title of the page.
pub fn begin_page(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(title_id(), true));
}

fn title_id() -> Id {
    Id::unique("page-title")
}

/// Makes a text the title of the page: it takes the focus when the page is new, and is no stop of Tab otherwise.
pub fn page_begins_at(ui: &Ui, title: &Response, text: &str) {
    let id = title_id();
    let is_new = ui.data_mut(|data| data.remove_temp::<bool>(id)).is_some();
    // A text gives the focus away in every frame, so that something of the same place has it.
    let heading = if is_new || ui.memory(|memory| memory.has_focus(id)) {
        &ui.interact(title.rect, id, Sense::focusable_noninteractive())
    } else {
        title
    };
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    if is_new {
        heading.request_focus();
    }
}
