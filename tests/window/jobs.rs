//! Pictures that are pasted, and bars of what takes time.

use crate::desk::{Desk, TODAY};
use beian_preflight::app::{Action, Effect, Example, JobAction, Settings, State, update};
use beian_preflight::evidence::ScanEvidence;
use beian_preflight::knowledge::{Knowledge, Step};
use beian_preflight::shell::places::Places;
use beian_preflight::shell::runner::Runner;
use beian_preflight::ui::fonts;
use beian_preflight::ui::look::Look;
use beian_preflight::ui::screen::root_ui;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, ColorImage, Event, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::sync::Arc;

fn at_the_materials() -> Desk {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.button("下一步：网站信息");
    desk.button("下一步：补充材料");
    desk
}

fn paste(desk: &mut Desk) {
    let image = ColorImage::filled([400, 300], Color32::WHITE);
    desk.window.event(Event::PasteImage(Arc::new(image)));
    desk.settle();
}

fn attached(desk: &Desk) -> Vec<(String, Vec<String>)> {
    let case = desk.state().case.as_ref().expect("an open case");
    case.filing.materials.iter().map(|material| (material.slot.clone(), material.files.clone())).collect()
}

#[test]
fn a_pasted_picture_goes_to_the_first_slot_that_needs_one_and_is_measured() {
    let mut desk = at_the_materials();
    paste(&mut desk);
    assert_eq!(attached(&desk), [("principal_id_front".to_owned(), vec!["scans/pasted.png".to_owned()])]);
    let case = desk.state().case.as_ref().expect("an open case");
    let facts = &case.evidence.scans["scans/pasted.png"];
    assert!(matches!(facts, ScanEvidence::Measured(facts) if (facts.width_px, facts.height_px) == (400, 300)), "{facts:?}");
}

#[test]
fn a_picture_pasted_into_the_field_of_a_slot_goes_to_that_slot() {
    let mut desk = at_the_materials();
    desk.window.get_by_role_and_label(Role::TextInput, "备案承诺书：图片路径").focus();
    desk.settle();
    paste(&mut desk);
    let [(slot, files)] = attached(&desk).try_into().expect("one slot");
    assert_eq!((slot.as_str(), files.len()), ("commitment_letter", 1));
    assert_eq!(desk.value("备案承诺书：图片路径"), "", "the field holds text only");
}

#[test]
fn a_picture_pasted_on_another_page_goes_nowhere() {
    let mut desk = at_the_materials();
    desk.button("上一步");
    paste(&mut desk);
    assert_eq!(attached(&desk), []);
}

/// A window over a state in which jobs stay under way.
struct Still {
    state: State,
    look: Look,
    out: Vec<Action>,
    is_ready: bool,
}

fn still(step: Step, job: Action) -> Harness<'static, Still> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let knowledge = Arc::new(Knowledge::built_in().expect("the built-in knowledge is sound"));
    let mut runner = Runner::without_threads(Places::below(folder.path()), knowledge.clone());
    let mut state = State::new(knowledge, Settings::default(), TODAY);
    let mut waiting = vec![Action::OpenExample(Example::Sound)];
    while let Some(action) = waiting.pop() {
        for effect in update(&mut state, action) {
            if !matches!(effect, Effect::Examine { .. }) {
                runner.run(effect);
            }
        }
        waiting.extend(runner.drain());
    }
    for action in [Action::GoTo(step), job] {
        drop(update(&mut state, action));
    }
    let still = Still { state, look: Look::default(), out: Vec::new(), is_ready: false };
    let mut window = Harness::builder().with_size(Vec2::new(1280.0, 2400.0)).with_max_steps(60).build_ui_state(
        |ui: &mut Ui, still: &mut Still| {
            if still.is_ready {
                root_ui(ui, &still.state, &mut still.look, &mut still.out);
                return;
            }
            fonts::install(ui.ctx());
            beian_preflight::ui::tokens::apply(ui.ctx());
            still.is_ready = true;
            ui.request_repaint();
        },
        still,
    );
    window.run();
    window
}

fn click(window: &mut Harness<'static, Still>, label: &str) -> Action {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run();
    window.state_mut().out.pop().expect("an action")
}

#[test]
fn scans_being_examined_are_counted_and_can_be_stopped() {
    let mut window = still(Step::Material, Action::Focused);
    assert!(window.query_by_role_and_label(Role::ProgressIndicator, "正在检查 0/4 张图片…").is_some());
    let action = click(&mut window, "取消检查");
    assert!(matches!(action, Action::Job(JobAction::CancelExamining)));
    let effects = update(&mut window.state_mut().state, action);
    assert_eq!(effects.len(), 4);
    window.run();
    assert!(window.query_by_role_and_label(Role::ProgressIndicator, "正在检查 0/4 张图片…").is_none());
    let again = click(&mut window, "重新检查 licence.jpg");
    assert!(matches!(again, Action::Job(JobAction::Examine(file)) if file == "scans/licence.jpg"));
}

#[test]
fn an_export_under_way_shows_how_far_it_is_and_can_be_cancelled() {
    let mut window = still(Step::Preview, Action::Export { out: "bundle.zip".into(), is_draft: false });
    assert!(window.query_by_role_and_label(Role::ProgressIndicator, "正在导出 0/5…").is_some());
    let ticket = window.state().state.last_ticket;
    let further = Action::Job(JobAction::Progress { ticket, done: 3, total: 5 });
    drop(update(&mut window.state_mut().state, further));
    window.run();
    assert!(window.query_by_role_and_label(Role::ProgressIndicator, "正在导出 3/5…").is_some());
    let action = click(&mut window, "取消导出");
    assert!(matches!(action, Action::Job(JobAction::CancelExport)));
    drop(update(&mut window.state_mut().state, action));
    window.run();
    assert!(window.query_by_role_and_label(Role::ProgressIndicator, "正在取消…").is_some());
}
