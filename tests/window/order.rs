//! Every screen by Tab alone: each control is reached, in the order in which one reads, in sight, under a name of its own.

use crate::desk::{Desk, Setup};
use crate::screens::{SCREENS, Way};
use crate::words::InterfaceWords;
use beian_preflight::i18n::Locale;
use beian_preflight::ui::tokens::size;
use eframe::egui::accesskit::{Action, NodeId, Role};
use eframe::egui::{Key, Pos2, Rect, Vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{AccessKitNode, NodeT};
use std::collections::{BTreeMap, BTreeSet};

const SIZE: [f32; 2] = [1280.0, 800.0];
/// What the tests' window has around the program's, in points.
const AROUND: f32 = 8.0;
/// Screens over others: Tab stays in them.
const DIALOGS: &[&str] = &["glossary", "help", "pages", "sorting"];

/// The parts of the window in the order in which one reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    TopBar,
    Rail,
    Page,
    Results,
    BottomBar,
}

impl Zone {
    /// The part that a node stands in; what lies over the window is a page of its own.
    fn of(node: AccessKitNode) -> Self {
        let mut parents = std::iter::successors(Some(node), AccessKitNode::parent);
        let zone = parents.find_map(|node| match node.role() {
            Role::Banner => Some(Self::TopBar),
            Role::Navigation => Some(Self::Rail),
            Role::Complementary => Some(Self::Results),
            Role::ContentInfo => Some(Self::BottomBar),
            _ => None,
        });
        zone.unwrap_or(Self::Page)
    }
}

#[derive(Debug, Clone)]
struct Control {
    id: NodeId,
    role: Role,
    name: String,
    rect: Rect,
    zone: Zone,
}

impl Control {
    fn of<'tree>(node: &impl NodeT<'tree>) -> Self {
        let shown = node.accesskit_node();
        let bounds = shown.bounding_box().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "points of a window")]
        let at = |x: f64, y: f64| Pos2::new(x as f32, y as f32) - Vec2::splat(AROUND);
        let rect = Rect::from_min_max(at(bounds.x0, bounds.y0), at(bounds.x1, bounds.y1));
        Self { id: shown.locate().0, role: shown.role(), name: shown.label().unwrap_or_default(), rect, zone: Zone::of(shown) }
    }

    /// Whether it stands above another, or left of it in the same row. The next column may begin higher.
    fn is_before(&self, other: &Self) -> bool {
        let (here, there) = (self.rect, other.rect);
        here.left() < there.right() - 2.0
            && (here.bottom() <= there.top() + 2.0 || here.top() < there.bottom() - 2.0 && here.left() < there.left())
    }
}

/// All controls as they stand that the keyboard can have.
fn controls(desk: &Desk) -> Vec<Control> {
    let can_have_focus = |node: &Node| {
        node.accesskit_node().data().supports_action(Action::Focus)
            && !node.accesskit_node().is_disabled()
            && node.accesskit_node().role() != Role::Heading
    };
    desk.window.root().children_recursive().filter(can_have_focus).map(|node| Control::of(&node)).collect()
}

/// The controls in the order in which Tab leads to them, once around.
fn walked(desk: &mut Desk) -> Vec<Control> {
    let mut walked: Vec<Control> = Vec::new();
    for _ in 0..400 {
        desk.window.key_press(Key::Tab);
        desk.settle();
        let focused = desk.window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let here = focused.map(|node| Control::of(&node)).filter(|here| walked.iter().all(|other| other.id != here.id));
        match here {
            Some(here) => walked.push(here),
            None => return walked,
        }
    }
    panic!("Tab leads to ever new controls");
}

fn check(name: &str, way: Way) -> Vec<String> {
    let mut desk = Desk::with(Setup { size: SIZE, ..Setup::USUAL });
    way(&mut desk, &InterfaceWords::of(Locale::ZhCn));
    let all = controls(&desk);
    let window = Rect::from_min_size(Pos2::ZERO, Vec2::from(SIZE) - Vec2::splat(2.0 * AROUND));
    let below_bar = if matches!(name, "home") { 0.0 } else { size::BOTTOM_BAR };
    let page = Rect::from_min_max(Pos2::new(0.0, size::TOP_BAR), window.right_bottom() - Vec2::new(0.0, below_bar));
    let walked = walked(&mut desk);
    let mut amiss = Vec::new();
    let is_dialog = DIALOGS.contains(&name);
    let reached: BTreeSet<NodeId> = walked.iter().map(|control| control.id).collect();
    let missed = all.iter().filter(|control| !is_dialog && !reached.contains(&control.id));
    amiss.extend(missed.map(|control| format!("Tab does not reach {control:?}")));
    let mut names = BTreeSet::new();
    for control in &walked {
        if control.name.is_empty() || !names.insert((format!("{:?}", control.role), &control.name)) {
            amiss.push(format!("{control:?} has no name of its own"));
        }
        let is_on_page = !is_dialog && matches!(control.zone, Zone::Page | Zone::Results);
        if !(if is_on_page { page } else { window }).expand(2.0).contains_rect(control.rect) {
            amiss.push(format!("{control:?} has the focus out of sight"));
        }
    }
    // As they stood before anything was scrolled.
    let at_first: BTreeMap<NodeId, &Control> = all.iter().map(|control| (control.id, control)).collect();
    let known: Vec<&Control> = walked.iter().filter_map(|control| at_first.get(&control.id).copied()).collect();
    let begins = known.iter().position(|control| control.zone == Zone::TopBar).unwrap_or_default();
    let round: Vec<&Control> = known[begins..].iter().chain(&known[..begins]).copied().collect();
    for pair in round.windows(2) {
        let (before, here) = (pair[0], pair[1]);
        if here.zone < before.zone || here.zone == before.zone && here.is_before(before) {
            amiss.push(format!("Tab goes backwards from {before:?} to {here:?}"));
        }
    }
    amiss.into_iter().map(|sentence| format!("{name}: {sentence}")).collect()
}

#[test]
fn tab_reaches_every_control_in_reading_order_and_in_sight() {
    let amiss: Vec<String> = SCREENS.iter().flat_map(|(name, way)| check(name, *way)).collect();
    assert!(amiss.is_empty(), "{} things amiss:\n{}", amiss.len(), amiss.iter().take(30).cloned().collect::<Vec<_>>().join("\n"));
}
