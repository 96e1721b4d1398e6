//! The inspector: zoom and place by keys, findings and measurements shown, each tool gives another scan and undo the old one.

use crate::desk::{Desk, TODAY, knowledge};
use crate::words::InterfaceWords;
use beian_preflight::app::{Action, Example, Settings, State, update};
use beian_preflight::evidence::{Gauge, GaugeKind, Overlay, OverlayKind, OverlayShape, ScanEvidence, Verdict};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::Step;
use beian_preflight::scan::Region;
use beian_preflight::shell::places::Places;
use beian_preflight::shell::runner::Runner;
use beian_preflight::ui::look::Look;
use beian_preflight::ui::screen::root_ui;
use beian_preflight::ui::screen::viewer::gauge::gauges_ui;
use beian_preflight::ui::screen::viewer::overlay::chips_ui;
use beian_preflight::ui::{fonts, tokens};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::{BTreeSet, VecDeque};
use std::fs;

const FRONT: &str = "scans/id-front.jpg";
/// Its size in pixels.
const SIZE: (u32, u32) = (1600, 1046);

/// The example with faults, at the picture of an identity card.
fn at_the_card() -> Desk {
    let mut desk = Desk::open();
    desk.button(InterfaceWords::of(Locale::ZhCn).get("example_open.faulty"));
    desk.go_to("补充材料");
    desk.button("放大查看 id-front.jpg");
    desk
}

fn viewed(desk: &Desk) -> Option<String> {
    desk.state().case.as_ref().expect("an open case").viewed.clone()
}

/// Width and height in pixels of the scan that is shown.
fn size(desk: &Desk) -> (u32, u32) {
    let case = desk.state().case.as_ref().expect("an open case");
    let evidence = viewed(desk).and_then(|file| case.evidence.scans.get(&file));
    match evidence {
        Some(ScanEvidence::Measured(facts)) => (facts.width_px, facts.height_px),
        other => panic!("{other:?}"),
    }
}

/// What the picture is called, with its zoom.
fn picture(desk: &Desk) -> String {
    desk.window.get_by_role(Role::Image).accesskit_node().label().expect("a name")
}

fn percent(desk: &Desk) -> u32 {
    let name = picture(desk);
    let digits: String = name.chars().skip_while(|c| *c != '到').filter(char::is_ascii_digit).collect();
    digits.parse().expect("a percentage")
}

fn press(desk: &mut Desk, modifiers: Modifiers, key: Key) {
    desk.window.key_press_modifiers(modifiers, key);
    desk.settle();
}

/// Moves a corner with an arrow key so many times.
fn move_corner(desk: &mut Desk, corner: &str, key: Key, times: usize) {
    desk.window.get_by_role_and_label(Role::Button, corner).focus();
    desk.settle();
    for _ in 0..times {
        press(desk, Modifiers::NONE, key);
    }
}

#[test]
fn a_scan_opens_whole_and_says_which_one_it_is() {
    let desk = at_the_card();
    let slot = knowledge().slot("principal_id_front").expect("a slot").name.get(Locale::ZhCn).to_owned();
    assert!(picture(&desk).starts_with(&slot), "{}", picture(&desk));
    for text in ["id-front.jpg", "1600×1046 · "] {
        let is_there = desk.window.root().children_recursive().any(|node| {
            [node.accesskit_node().label(), node.accesskit_node().value()].into_iter().flatten().any(|said| said.contains(text))
        });
        assert!(is_there, "{text}");
    }
    assert!((20..100).contains(&percent(&desk)), "it fits: {}", percent(&desk));
}

#[test]
fn keys_zoom_and_the_picture_has_them_at_once() {
    let mut desk = at_the_card();
    let fitting = percent(&desk);
    press(&mut desk, Modifiers::NONE, Key::Num1);
    assert_eq!(percent(&desk), 100, "one pixel on one pixel");
    press(&mut desk, Modifiers::NONE, Key::Plus);
    assert_eq!(percent(&desk), 125);
    press(&mut desk, Modifiers::NONE, Key::Minus);
    press(&mut desk, Modifiers::NONE, Key::Minus);
    assert_eq!(percent(&desk), 80);
    press(&mut desk, Modifiers::NONE, Key::Num0);
    assert_eq!(percent(&desk), fitting);
    desk.button("放大");
    assert!(percent(&desk) > fitting);
    desk.button("适合");
    assert_eq!(percent(&desk), fitting);
}

#[test]
fn one_pixel_is_one_pixel_on_a_dense_screen_too() {
    let mut desk = at_the_card();
    desk.window.set_pixels_per_point(2.0);
    desk.settle();
    desk.button("原大小：一个像素对一个像素");
    assert_eq!(percent(&desk), 100);
}

#[test]
fn escape_closes_the_tool_and_then_the_inspector_and_the_keyboard_is_back_where_it_was() {
    let mut desk = at_the_card();
    desk.button("拉正");
    assert!(desk.shows("左上角"));
    press(&mut desk, Modifiers::NONE, Key::Escape);
    assert!(!desk.shows("左上角") && viewed(&desk).is_some());
    press(&mut desk, Modifiers::NONE, Key::Escape);
    assert_eq!(viewed(&desk), None);
    let thumbnail = desk.window.get_by_role_and_label(Role::Button, "放大查看 id-front.jpg");
    assert!(thumbnail.accesskit_node().is_focused());
}

#[test]
fn what_is_decoded_in_full_is_let_go_with_the_inspector() {
    let mut desk = at_the_card();
    let levels = |desk: &Desk| desk.state().case.as_ref().expect("a case").inspector.levels.as_ref().map(|levels| levels.0[0].dimensions());
    assert_eq!(levels(&desk), Some(SIZE));
    desk.button("返回材料");
    assert_eq!(levels(&desk), None);
}

/// Uses what the open tool gives, looks at the outcome, and takes it back.
fn check_outcome(desk: &mut Desk, name: &str, is_right: impl Fn((u32, u32)) -> bool) {
    let root = desk.state().case.as_ref().expect("a case").root.clone();
    let original = fs::read(root.join(FRONT)).expect("the original");
    desk.button("用这张");
    assert_eq!(viewed(desk).as_deref(), Some(name));
    assert!(is_right(size(desk)), "{:?}", size(desk));
    assert!(!desk.shows("用这张"), "the tool is closed");
    assert_eq!(fs::read(root.join(FRONT)).expect("the original"), original, "it is never written");
    press(desk, Modifiers::COMMAND, Key::Z);
    assert_eq!((viewed(desk).as_deref(), size(desk)), (Some(FRONT), SIZE), "taken back");
    press(desk, Modifiers::COMMAND, Key::Y);
    assert_eq!(viewed(desk).as_deref(), Some(name), "done again");
}

#[test]
fn a_scan_is_turned() {
    let mut desk = at_the_card();
    desk.button("旋转");
    assert!(desk.window.get_by_role_and_label(Role::Button, "用这张").accesskit_node().is_disabled(), "nothing is changed yet");
    desk.button("右转 90°");
    check_outcome(&mut desk, "scans/id-front-旋转.jpg", |size| size == (1046, 1600));
}

#[test]
fn a_scan_is_turned_a_little_with_the_arrow_keys() {
    let mut desk = at_the_card();
    desk.button("旋转");
    desk.window.get_by_role_and_label(Role::Slider, "微调角度").focus();
    desk.settle();
    for _ in 0..5 {
        press(&mut desk, Modifiers::NONE, Key::ArrowRight);
    }
    assert!(desk.shows("1.0°"));
    check_outcome(&mut desk, "scans/id-front-旋转.jpg", |(width, height)| {
        (1610..1630).contains(&width) && (1065..1085).contains(&height)
    });
}

#[test]
fn a_scan_is_cropped() {
    let mut desk = at_the_card();
    desk.button("裁边");
    move_corner(&mut desk, "右下角", Key::ArrowLeft, 10);
    check_outcome(&mut desk, "scans/id-front-裁边.jpg", |(width, height)| (1300..1590).contains(&width) && height == 1046);
}

#[test]
fn a_sheet_is_straightened_by_its_corners() {
    let mut desk = at_the_card();
    desk.button("拉正");
    move_corner(&mut desk, "左上角", Key::ArrowRight, 6);
    move_corner(&mut desk, "左上角", Key::ArrowDown, 6);
    // The slot is for a card of 85.6 × 53.98 mm.
    check_outcome(&mut desk, "scans/id-front-拉正.jpg", |(width, height)| {
        (f64::from(width) / f64::from(height) - 85.6 / 53.98).abs() < 0.01 && width >= 1590
    });
}

#[test]
fn undo_in_a_tool_moves_the_corner_back_and_not_the_case() {
    let mut desk = at_the_card();
    desk.button("拉正");
    let at = |desk: &Desk| desk.window.get_by_role_and_label(Role::Button, "左上角").rect().center();
    let before = at(&desk);
    move_corner(&mut desk, "左上角", Key::ArrowRight, 2);
    assert!(at(&desk).x > before.x + 8.0);
    press(&mut desk, Modifiers::COMMAND, Key::Z);
    press(&mut desk, Modifiers::COMMAND, Key::Z);
    press(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(at(&desk), before);
    assert_eq!(viewed(&desk).as_deref(), Some(FRONT));
}

#[test]
fn light_is_levelled_and_seen_before_it_is_used() {
    let mut desk = at_the_card();
    desk.button("匀光");
    let trial = desk.state().case.as_ref().expect("a case").inspector.trial.as_ref().map(|trial| trial.pixels.width_px);
    assert_eq!(trial, Some(1600), "it was tried at once");
    press(&mut desk, Modifiers::NONE, Key::Space);
    check_outcome(&mut desk, "scans/id-front-匀光.jpg", |size| size == SIZE);
}

#[test]
fn two_sides_become_one_picture() {
    let mut desk = at_the_card();
    desk.button("拼接");
    let back = knowledge().slot("principal_id_back").expect("a slot").name.get(Locale::ZhCn).to_owned();
    desk.choose("另一面", &format!("{back} · id-back.jpg"));
    check_outcome(&mut desk, "scans/id-front-拼接.jpg", |size| size == (1600, 1046 + 40 + 1046));
    let case = desk.state().case.as_ref().expect("a case");
    assert!(case.filing.scans().any(|file| file == "scans/id-back.jpg"), "it stands in another slot");
}

#[test]
fn a_tool_that_is_cancelled_leaves_nothing() {
    let mut desk = at_the_card();
    desk.button("旋转");
    desk.button("右转 90°");
    desk.button("取消");
    let case = desk.state().case.as_ref().expect("a case");
    assert!(case.inspector.trial.is_none() && !case.history.can_undo());
    assert_eq!(fs::read_dir(case.root.join("scans")).expect("scans").count(), 3);
}

#[test]
fn measured_values_are_said_with_their_limits_and_in_words() {
    let gauge =
        |kind, value, more_is_better| Gauge { kind, value, from: 0.0, full: 400.0, advice_at: None, fault_at: Some(200.0), more_is_better };
    let gauges = [gauge(GaugeKind::Resolution, 150.0, true), gauge(GaugeKind::Colour, 300.0, true)];
    let mut window = Harness::builder().with_size(Vec2::new(320.0, 200.0)).build_ui(move |ui| {
        ready(ui);
        gauges_ui(ui, Locale::ZhCn, &gauges);
    });
    window.run();
    for sentence in ["分辨率：150 dpi，至少 200 dpi，不达标", "色彩：300，至少 200，达标"] {
        window.get_by_role_and_label(Role::Meter, sentence);
    }
}

/// Fonts and styles, once.
fn ready(ui: &Ui) {
    if ui.ctx().cumulative_frame_nr() == 0 {
        fonts::install(ui.ctx());
        tokens::apply(ui.ctx());
        ui.ctx().request_discard("fonts");
    }
}

#[test]
fn overlays_are_switched_off_and_on_by_kind() {
    let region = |left| OverlayShape::Region(Region { left, top: 0.2, right: left + 0.1, bottom: 0.4 });
    let overlays = [
        Overlay { kind: OverlayKind::Seal, shape: region(0.1), verdict: Verdict::Good },
        Overlay { kind: OverlayKind::Seal, shape: region(0.5), verdict: Verdict::Doubtful },
        Overlay { kind: OverlayKind::Signature, shape: region(0.7), verdict: Verdict::Fault },
    ];
    let hidden: BTreeSet<OverlayKind> = BTreeSet::new();
    let mut window = Harness::builder().with_size(Vec2::new(400.0, 80.0)).build_ui_state(
        move |ui, hidden: &mut BTreeSet<OverlayKind>| {
            ready(ui);
            chips_ui(ui, Locale::ZhCn, &overlays, hidden);
        },
        hidden,
    );
    window.run();
    assert_eq!(window.query_all_by_role(Role::CheckBox).count(), 2, "one a kind");
    window.get_by_role_and_label(Role::CheckBox, "印章").click();
    window.run();
    assert_eq!(*window.state(), BTreeSet::from([OverlayKind::Seal]));
    window.get_by_role_and_label(Role::CheckBox, "印章").click();
    window.run();
    assert!(window.state().is_empty());
}

/// A window over a state of its own, so that a finding can be put into it.
struct Still {
    state: State,
    look: Look,
    out: Vec<Action>,
}

/// The faulty example at its card, with the first finding of the card at a place of it.
fn with_a_placed_finding(place: Region) -> Harness<'static, Still> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut runner = Runner::without_threads(Places::below(folder.path()), knowledge());
    let mut state = State::new(knowledge(), Settings::default(), TODAY);
    let actions = [Action::OpenExample(Example::Faulty), Action::GoTo(Step::Material), Action::View(FRONT.to_owned())];
    for action in actions {
        let mut waiting = VecDeque::from([action]);
        while let Some(action) = waiting.pop_front() {
            for effect in update(&mut state, action) {
                runner.run(effect);
            }
            waiting.extend(runner.drain());
        }
    }
    let case = state.case.as_mut().expect("a case");
    let mut finding = case.report.findings.first().expect("a finding").clone();
    "materials[principal_id_front].files[0]".clone_into(&mut finding.field);
    finding.place = Some(place);
    case.report.findings = vec![finding];
    let still = Still { state, look: Look::default(), out: Vec::new() };
    let mut window = Harness::builder().with_size(Vec2::new(1280.0, 800.0)).with_max_steps(60).build_ui_state(
        |ui, still: &mut Still| {
            ready(ui);
            root_ui(ui, &still.state, &mut still.look, &mut still.out);
        },
        still,
    );
    window.run();
    window
}

#[test]
fn a_finding_leads_to_its_place_on_the_scan() {
    let mut window = with_a_placed_finding(Region { left: 0.7, top: 0.7, right: 0.8, bottom: 0.8 });
    assert_eq!(window.state().look.viewer.view.zoom, None);
    let name = window.query_all_by_role(Role::Link).find_map(|node| node.accesskit_node().label()).expect("a card");
    assert!(name.starts_with("在图上看："), "{name}");
    window.get_by_role_and_label(Role::Link, &name).focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let view = window.state().look.viewer.view;
    assert!(view.zoom.is_some_and(|zoom| zoom > 1.0), "{view:?}");
    assert!(view.offset.x < 0.0 && view.offset.y < 0.0, "what lies right and below comes to the middle: {view:?}");
    assert!(window.state().look.viewer.chosen.is_some());
}

#[test]
fn space_shows_the_picture_alone() {
    let mut window = with_a_placed_finding(Region { left: 0.1, top: 0.1, right: 0.2, bottom: 0.2 });
    window.key_press(Key::Space);
    window.run();
    assert!(window.state().look.viewer.is_bare);
    window.key_press(Key::Space);
    window.run();
    assert!(!window.state().look.viewer.is_bare);
}
