//! The one place where state changes.

use super::eligibility::ask_eligibility;
use super::history::Place;
use super::home::{list, note_export, update_home};
use super::inspect::{close_view, follow_place, view};
use super::jobs::{begin_attaching, begin_export, end_export, examine};
use super::wizard::{back, next};
use super::{
    Action, Effect, ExportEnd, ExportJob, Exported, History, Inspector, Jobs, Notice, OpenCase, Opened, Parked, PastedPicture, Screen,
    StartChoice, State, Ticket, arriving, chooser, inspect, jobs, pages, sorting,
};
use crate::evidence::Evidence;
use crate::filing::{Filing, path};
use crate::knowledge::{Knowledge, Step};
use crate::rules::{Case, check, suggest_names};
use crate::word;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Cases outside of the program's own folder that the list remembers.
const MOST_RECENT: usize = 50;

/// Changes the state in answer to an action, and says what the outside has to do.
#[must_use]
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::ShowHome => return show_home(state),
        Action::Home(action) => return update_home(state, action),
        Action::ShowStart => show_start(state, false),
        Action::ChangeStart => show_start(state, true),
        Action::ChooseStart(choice) => state.start = choice,
        Action::ConfirmStart => return confirm_start(state),
        Action::Eligibility(action) => ask_eligibility(state, action),
        Action::AskOpen => return vec![Effect::AskOpen],
        Action::Open(place) => return after_saving(state, Effect::Open(place)),
        Action::OpenExample(example) => return after_saving(state, Effect::WriteExample(example)),
        // The window comes forward by itself; nothing changes.
        Action::Raise => {}
        Action::Quit => return flush(state).into_iter().collect(),
        Action::Opened(Ok(opened)) => return open(state, opened),
        Action::Opened(Err(text)) => fail(state, text),
        Action::Listed(cases) => (state.cases, state.home.is_listed) = (cases, true),
        step @ (Action::GoTo(_) | Action::Next | Action::Back | Action::FocusField(_)) => return travel(state, step),
        Action::Focused => with_case(state, |case| case.focus = None),
        Action::Leave(field) => with_case(state, |case| leave(case, field)),
        Action::Undo => return take_back(state, OpenCase::undo),
        Action::Redo => return take_back(state, OpenCase::redo),
        Action::View(file) => return view(state, file),
        Action::CloseView => return close_view(state),
        Action::Inspect(action) => return inspect::act(state, action),
        Action::Saved { root, revision, result } => return saved(state, &root, revision, result),
        Action::AskFiles { slot, website } => return vec![Effect::AskFiles { slot, website }],
        Action::Attach { slot, website, files } => return attach(state, slot, website, files),
        Action::AttachPicture { slot, website, picture } => return attach_picture(state, slot, website, picture),
        Action::Attached { ticket, root, slot, website, files } => return attached(state, ticket, &root, &slot, website, files),
        Action::Sort(action) => return sorting::act(state, action),
        Action::Pages(action) => return pages::act(state, action),
        Action::Chooser(action) => return chooser::act(state, action),
        Action::Job(action) => return jobs::act(state, action),
        Action::Examined { ticket, file, evidence, preview } => return jobs::examined(state, ticket, file, evidence, preview),
        Action::ExaminedClosely { ticket, file, facts } => jobs::examined_closely(state, ticket, &file, facts),
        Action::AskExport { is_draft, form } => {
            let Some(case) = &state.case else { return Vec::new() };
            return vec![Effect::AskExport { name: export_name(state, case), is_draft, form }];
        }
        Action::Export { out, is_draft } => return export(state, out, is_draft),
        Action::Exported { ticket, end } => return exported(state, ticket, end),
        set @ (Action::SetLocale(_) | Action::SetReplyLocale(_) | Action::SetPictures(_) | Action::SetTheme(_)) => {
            return choose(state, &set);
        }
        Action::Arriving(action) => return arriving::act(state, action),
        Action::DismissNotice => state.notices.truncate(state.notices.len().saturating_sub(1)),
        Action::Notify { text, is_fault } => state.notices.push(Notice { text, is_fault }),
        edit @ (Action::Edit { .. }
        | Action::LinkPrincipal
        | Action::CutPrincipal
        | Action::AddWebsite
        | Action::RemoveWebsite(_)
        | Action::CopyWebsite(_)
        | Action::MoveWebsiteUp(_)
        | Action::AddDomain(_)
        | Action::RemoveDomain(..)
        | Action::AddFiledSite
        | Action::RemoveFiledSite(_)
        | Action::AddRejection
        | Action::RemoveRejection(_)
        | Action::BeginEarlier
        | Action::DropEarlier
        | Action::Detach(_)
        | Action::Answer { .. }
        | Action::Waive { .. }
        | Action::Unwaive { .. }) => return change(state, edit),
    }
    Vec::new()
}

/// Keeps what a person chose for all cases.
fn choose(state: &mut State, choice: &Action) -> Vec<Effect> {
    let kept = &mut state.settings;
    match choice {
        Action::SetLocale(locale) => kept.locale = *locale,
        Action::SetReplyLocale(locale) => kept.reply_locale = Some(*locale),
        Action::SetPictures(pictures) => kept.pictures = *pictures,
        Action::SetTheme(theme) => kept.theme = *theme,
        _ => return Vec::new(),
    }
    vec![Effect::SaveSettings(kept.clone())]
}

fn leave(case: &mut OpenCase, field: String) {
    case.left.insert(field);
    case.history.seal();
}

fn with_case(state: &mut State, change: impl FnOnce(&mut OpenCase)) {
    if let Some(case) = &mut state.case {
        change(case);
    }
}

fn fail(state: &mut State, text: String) {
    state.notices.push(Notice { text, is_fault: true });
}

fn show_home(state: &mut State) -> Vec<Effect> {
    state.screen = Screen::Home;
    let left = close_view(state);
    let list = list(state);
    // A case that is not saved yet stays open, so that nothing typed is lost; it closes when it is.
    left.into_iter().chain(flush(state)).chain(close_if_saved(state)).chain([list]).collect()
}

/// Closes the open case on the home page once everything typed is on disk.
fn close_if_saved(state: &mut State) -> Option<Effect> {
    let may_close = state.case.as_ref().is_some_and(|case| case.is_saved() || case.is_read_only);
    (state.screen == Screen::Home && may_close).then(|| {
        state.case = None;
        Effect::Close
    })
}

/// A save of what is not saved yet. Effects on cases run in order, so what follows finds it on disk.
fn flush(state: &mut State) -> Option<Effect> {
    let case = state.case.as_mut()?;
    (!case.is_saved() && !case.is_read_only).then(|| save(case))
}

/// Leaves the open case for another, unless it cannot be saved: then that is said instead.
fn after_saving(state: &mut State, effect: Effect) -> Vec<Effect> {
    if let Some(error) = state.case.as_ref().filter(|case| !case.is_saved()).and_then(|case| case.save_error.clone()) {
        fail(state, error);
        return Vec::new();
    }
    flush(state).into_iter().chain([effect]).collect()
}

fn show_start(state: &mut State, of_open_case: bool) {
    if let Some(case) = state.case.as_ref().filter(|_| of_open_case) {
        let filing = &case.filing;
        state.start = StartChoice {
            provider: filing.provider.clone(),
            province: filing.province.clone(),
            nature: filing.subject.nature,
            kind: filing.procedure.kind,
        };
    }
    state.screen = Screen::Start { of_open_case: of_open_case && state.case.is_some() };
}

fn confirm_start(state: &mut State) -> Vec<Effect> {
    let choice = state.start.clone();
    let Screen::Start { of_open_case: true } = state.screen else {
        let filing = Filing::new(&choice.provider, &choice.province, choice.nature, choice.kind);
        return after_saving(state, Effect::Create(Box::new(filing)));
    };
    state.screen = Screen::Step(Step::Subject);
    if state.case.as_ref().is_none_or(|case| case.is_read_only) {
        return Vec::new();
    }
    let knowledge = state.knowledge.clone();
    with_case(state, |case| {
        let before = case.filing.clone();
        case.restart(&choice, &knowledge);
        case.history.keep(before, Place::Step(Step::Subject), false);
    });
    changed(state)
}

fn open(state: &mut State, opened: Opened) -> Vec<Effect> {
    let Opened { root, is_read_only, mut filing, is_new, neighbours } = opened;
    if !filing.is_individual() {
        filing.subject.legal_representative.get_or_insert_default();
    }
    state.settings.recent.retain(|known| known != &root);
    state.settings.recent.insert(0, root.clone());
    state.settings.recent.truncate(MOST_RECENT);
    let left_steps: BTreeSet<Step> = if is_new { BTreeSet::new() } else { super::STEPS.into() };
    state.case = Some(OpenCase {
        root,
        is_read_only,
        filing: *filing,
        evidence: Evidence { neighbours, ..Evidence::default() },
        report: crate::rules::Report::default(),
        names: BTreeMap::new(),
        previews: BTreeMap::new(),
        revision: 0,
        saved_revision: 0,
        is_saving: false,
        save_error: None,
        left: BTreeSet::new(),
        left_steps,
        focus: None,
        viewed: None,
        inspector: Inspector::default(),
        arriving: None,
        parked: Parked::default(),
        history: History::default(),
        jobs: Jobs::default(),
    });
    // What was brought for another case is not for this one.
    (state.page_choices, state.sorting) = (Vec::new(), None);
    state.screen = Screen::Step(Step::Subject);
    recheck(state);
    let mut effects = vec![Effect::SaveSettings(state.settings.clone())];
    let files = state.case.iter().flat_map(|case| case.filing.scans().cloned()).collect();
    effects.extend(examine(state, files));
    effects
}

/// Goes to a step or a field.
fn travel(state: &mut State, to: Action) -> Vec<Effect> {
    leaving_view(state, |state| match to {
        Action::GoTo(step) => go_to(state, step),
        Action::Next => shift(state, next),
        Action::Back => shift(state, back),
        Action::FocusField(field) => focus(state, field),
        _ => {}
    })
}

/// Goes somewhere else: the large view closes.
fn leaving_view(state: &mut State, go: impl FnOnce(&mut State)) -> Vec<Effect> {
    let effects = close_view(state);
    go(state);
    effects
}

fn go_to(state: &mut State, step: Step) {
    let left = match state.screen {
        Screen::Step(left) => Some(left),
        Screen::Home | Screen::Start { .. } | Screen::Eligibility => None,
    };
    if let Some(case) = &mut state.case {
        case.left_steps.extend(left.filter(|&left| left != step));
        if step == Step::Preview {
            case.left_steps.extend(super::STEPS);
        }
        state.screen = Screen::Step(step);
    }
}

fn shift(state: &mut State, to: impl Fn(Step) -> Option<Step>) {
    if let Screen::Step(step) = state.screen
        && let Some(step) = to(step)
    {
        go_to(state, step);
    }
}

fn focus(state: &mut State, field: String) {
    go_to(state, Step::of_field(&field));
    with_case(state, |case| case.focus = Some(field));
}

fn change(state: &mut State, action: Action) -> Vec<Effect> {
    let today = state.today;
    let place = place_of(&action, state.screen);
    let is_typed = matches!(action, Action::Edit { .. });
    let Some(case) = state.case.as_mut().filter(|case| !case.is_read_only) else { return Vec::new() };
    let before = case.filing.clone();
    match action {
        Action::Edit { path, value } => case.edit(&path, value),
        Action::LinkPrincipal => case.link_principal(),
        Action::CutPrincipal => case.cut_principal(),
        Action::AddWebsite => case.add_website(),
        Action::RemoveWebsite(index) => case.remove_website(index),
        Action::CopyWebsite(index) => case.copy_website(index),
        Action::MoveWebsiteUp(index) => case.move_website_up(index),
        Action::AddDomain(website) => case.add_domain(website),
        Action::RemoveDomain(website, index) => case.remove_domain(website, index),
        Action::AddFiledSite => case.add_filed_site(),
        Action::RemoveFiledSite(index) => case.remove_filed_site(index),
        Action::AddRejection => case.add_rejection(),
        Action::RemoveRejection(index) => case.remove_rejection(index),
        Action::BeginEarlier => case.begin_earlier(),
        Action::DropEarlier => case.drop_earlier(),
        Action::Detach(file) => case.detach(&file),
        Action::Answer { rule, field, answer } => case.answer(rule, field, answer, today),
        Action::Waive { rule, field, reason } => case.waive(rule, field, &reason, today),
        Action::Unwaive { rule, field } => case.unwaive(&rule, &field),
        _ => return Vec::new(),
    }
    if case.filing == before {
        return Vec::new();
    }
    case.history.keep(before, place, is_typed);
    changed(state)
}

/// Where a change is to be seen: at its field, else on the step that is shown.
fn place_of(action: &Action, screen: Screen) -> Place {
    match (action, screen) {
        (Action::Edit { path, .. }, _) if !path.starts_with("answers[") => Place::Field(path.clone()),
        (_, Screen::Step(step)) => Place::Step(step),
        (_, Screen::Home | Screen::Start { .. } | Screen::Eligibility) => Place::Step(Step::Subject),
    }
}

/// Takes a change back or does it again, and shows it.
fn take_back(state: &mut State, swap: impl Fn(&mut OpenCase) -> Option<Place>) -> Vec<Effect> {
    let viewed = state.case.as_ref().and_then(OpenCase::place_of_viewed);
    let Some(place) = state.case.as_mut().filter(|case| !case.is_read_only).and_then(swap) else { return Vec::new() };
    let shown = match place {
        Place::Step(Step::Material) if viewed.is_some() => follow_place(state, viewed),
        Place::Field(field) => leaving_view(state, |state| focus(state, field)),
        Place::Step(step) => leaving_view(state, |state| go_to(state, step)),
    };
    // A scan that came back was let go when it was taken out.
    let lacks = |case: &OpenCase, file: &String| !case.evidence.scans.contains_key(file) && !case.jobs.examining.contains_key(file);
    let files = state.case.iter().flat_map(|case| case.filing.scans().filter(|file| lacks(case, file)).cloned()).collect();
    let mut effects = shown;
    effects.extend(examine(state, files));
    effects.extend(changed(state));
    effects
}

/// Checks anew and saves, unless a save is under way: then the next one takes this change along.
pub(super) fn changed(state: &mut State) -> Vec<Effect> {
    recheck(state);
    let Some(case) = state.case.as_mut().filter(|case| !case.is_read_only) else { return Vec::new() };
    case.revision += 1;
    if case.is_saving { Vec::new() } else { vec![save(case)] }
}

fn save(case: &mut OpenCase) -> Effect {
    case.is_saving = true;
    Effect::Save { root: case.root.clone(), revision: case.revision, filing: Box::new(case.filing.clone()) }
}

fn saved(state: &mut State, root: &Path, revision: u64, result: Result<(), String>) -> Vec<Effect> {
    // Another case may have been opened since.
    let Some(case) = state.case.as_mut().filter(|case| case.root == root) else { return Vec::new() };
    case.is_saving = false;
    match result {
        Ok(()) => {
            case.saved_revision = case.saved_revision.max(revision);
            case.save_error = None;
            if case.is_saved() { close_if_saved(state).into_iter().collect() } else { vec![save(case)] }
        }
        Err(text) => {
            case.save_error = Some(text);
            Vec::new()
        }
    }
}

fn attach(state: &mut State, slot: String, website: Option<String>, files: Vec<PathBuf>) -> Vec<Effect> {
    let Some((ticket, root)) = begin_attaching(state, files.len()) else { return Vec::new() };
    vec![Effect::Attach { ticket, root, slot, website, files, is_whole: false }]
}

fn attach_picture(state: &mut State, slot: String, website: Option<String>, picture: PastedPicture) -> Vec<Effect> {
    let Some((ticket, root)) = begin_attaching(state, 1) else { return Vec::new() };
    vec![Effect::AttachPicture { ticket, root, slot, website, picture }]
}

fn attached(state: &mut State, ticket: Ticket, root: &Path, slot: &str, website: Option<String>, files: Vec<String>) -> Vec<Effect> {
    with_case(state, |case| case.jobs.attached(ticket));
    let knowledge = state.knowledge.clone();
    // Another case may have been opened while the files were copied.
    let Some(case) = state.case.as_mut().filter(|case| case.root == root && !files.is_empty()) else { return Vec::new() };
    let before = case.filing.clone();
    case.attach(slot, website, files.clone(), &knowledge);
    case.history.keep(before, Place::Step(Step::Material), false);
    let mut effects = examine(state, files);
    effects.extend(changed(state));
    effects
}

fn export(state: &mut State, out: PathBuf, is_draft: bool) -> Vec<Effect> {
    let (locale, pictures, today) = (state.settings.locale, state.settings.pictures, state.today);
    let Some(ticket) = begin_export(state) else { return Vec::new() };
    let Some(case) = &state.case else { return Vec::new() };
    let (root, filing, neighbours) = (case.root.clone(), case.filing.clone(), case.evidence.neighbours.clone());
    vec![Effect::Export { ticket, job: Box::new(ExportJob { root, filing, locale, today, out, is_draft, pictures, neighbours }) }]
}

fn exported(state: &mut State, ticket: Ticket, end: ExportEnd) -> Vec<Effect> {
    end_export(state, ticket);
    let locale = state.settings.locale;
    let (text, is_fault) = match &end {
        ExportEnd::Done(done) => (word!(locale, "export.done", place = done.out.display()), false),
        ExportEnd::Cancelled => (word!(locale, "export.cancelled"), false),
        ExportEnd::Failed(text) => (text.clone(), true),
    };
    state.notices.push(Notice { text, is_fault });
    let ExportEnd::Done(Exported { root, is_draft: false, on, .. }) = end else { return Vec::new() };
    note_export(&mut state.settings, root, on);
    vec![Effect::SaveSettings(state.settings.clone())]
}

/// A name for the export that tells nothing but whose it is.
fn export_name(state: &State, case: &OpenCase) -> String {
    let title: String = case.filing.title().chars().filter(|c| c.is_alphanumeric()).collect();
    word!(state.settings.locale, "export.name", subject = title, date = state.today)
}

pub(super) fn recheck(state: &mut State) {
    if let Some(case) = &mut state.case {
        case.complete_persons(&state.knowledge, state.today);
        case.report = check(&case.filing, &case.evidence, &state.knowledge, state.today);
        case.names = names_to_consider(case, &state.knowledge, state.today);
    }
}

/// Names for the websites whose own one the rules about names object to; other findings at a name are about something
/// else, which no other name cures.
fn names_to_consider(open: &OpenCase, knowledge: &Knowledge, today: Date) -> BTreeMap<String, Vec<String>> {
    let objections = open.report.findings.iter().filter(|finding| finding.rule.starts_with("site_name."));
    let fields: BTreeSet<&str> = objections.map(|finding| finding.field.as_str()).collect();
    if fields.is_empty() {
        return BTreeMap::new();
    }
    let case = Case::new(&open.filing, &open.evidence, knowledge, today);
    let names_of = |field: &str| Some((field.to_owned(), suggest_names(&case, path::index_of(field, "websites")?)));
    fields.into_iter().filter_map(names_of).collect()
}
