//! What a desktop offers its programs on the session bus, as far as Feedmill uses it: a tray that shows icons and
//! their menus, and notifications. Not the window.

use crate::desk::{PATIENCE, PAUSE};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Instant;
use zbus::blocking::{Connection, Proxy, connection::Builder};
use zbus::interface;
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};

/// An icon: who shows it on the bus, and where.
type Icon = (String, String);

/// What is in a menu: its number and whether it can be chosen.
type Entry = (i32, bool);

/// A part of a menu: its number, what it is, and its parts.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// The desktop's side of the bus.
pub(crate) struct Offered {
    bus: Connection,
    icons: Arc<Mutex<Vec<Icon>>>,
    told: Arc<Mutex<Vec<String>>>,
}

struct Tray(Arc<Mutex<Vec<Icon>>>);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Tray {
    fn register_status_notifier_item(&self, place: String, #[zbus(header)] header: Header<'_>) {
        let sender = header.sender().expect("a sender").to_string();
        self.0.lock().expect("icons").push((sender, place));
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

struct Notices(Arc<Mutex<Vec<String>>>);

#[interface(name = "org.freedesktop.Notifications")]
impl Notices {
    #[expect(clippy::too_many_arguments, reason = "they are the protocol's")]
    fn notify(
        &self,
        _program: String,
        _replaces: u32,
        _icon: String,
        title: String,
        about: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _milliseconds: i32,
    ) -> u32 {
        let mut told = self.0.lock().expect("notices");
        told.push(format!("{title}\n{about}"));
        u32::try_from(told.len()).expect("few of them")
    }

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".into(), "actions".into()]
    }
}

impl Offered {
    /// Notifications on a bus, and a tray.
    pub(crate) fn on(bus: &str) -> Self {
        let icons = Arc::<Mutex<Vec<Icon>>>::default();
        let told = Arc::<Mutex<Vec<String>>>::default();
        let bus = Builder::address(bus)
            .and_then(|bus| bus.serve_at("/StatusNotifierWatcher", Tray(Arc::clone(&icons))))
            .and_then(|bus| {
                bus.serve_at("/org/freedesktop/Notifications", Notices(Arc::clone(&told)))
            })
            .and_then(|bus| bus.name("org.kde.StatusNotifierWatcher"))
            .and_then(|bus| bus.name("org.freedesktop.Notifications"))
            .and_then(Builder::build);
        Self {
            bus: bus.expect("a bus"),
            icons,
            told,
        }
    }

    /// Waits for a notification that begins so.
    pub(crate) fn until_told(&self, title: &str) {
        until(&format!("a notification: {title}"), || {
            let told = self.told.lock().expect("notices");
            told.iter()
                .any(|notice| notice.starts_with(title))
                .then_some(())
        });
    }

    /// A person clicks a notification, the last one.
    pub(crate) fn click_notice(&self) {
        let number = self.told.lock().expect("notices").len();
        let number = u32::try_from(number).expect("few of them");
        self.bus
            .emit_signal(
                None::<&str>,
                "/org/freedesktop/Notifications",
                "org.freedesktop.Notifications",
                "ActionInvoked",
                &(number, "default"),
            )
            .expect("a signal");
    }

    fn menu(&self) -> Proxy<'static> {
        let (sender, place) = until("an icon", || {
            self.icons.lock().expect("icons").last().cloned()
        });
        let item = Proxy::new(
            &self.bus,
            sender.clone(),
            place,
            "org.kde.StatusNotifierItem",
        );
        let menu: OwnedObjectPath = item
            .and_then(|item| item.get_property("Menu"))
            .expect("a menu");
        Proxy::new(&self.bus, sender, menu, "com.canonical.dbusmenu").expect("a menu")
    }

    /// The lines of the icon's menu: label, number, whether it can be chosen.
    fn lines(&self) -> Vec<(String, Entry)> {
        let none: Vec<String> = Vec::new();
        let told: zbus::Result<(u32, Layout)> =
            self.menu().call("GetLayout", &(0_i32, -1_i32, none));
        // The menu of an icon that was put there just now may not be told yet.
        let children = told.map(|(_, (_, _, children))| children);
        children
            .unwrap_or_default()
            .iter()
            .filter_map(line)
            .collect()
    }

    /// Waits until the menu has a line, and answers with it.
    fn line(&self, label: &str) -> Entry {
        let mut seen = Vec::new();
        let begun = Instant::now();
        loop {
            if let Some((_, entry)) = seen.iter().find(|(text, _)| text == label) {
                return *entry;
            }
            assert!(begun.elapsed() < PATIENCE, "never: {label} in {seen:?}");
            std::thread::sleep(PAUSE);
            seen = self.lines();
        }
    }

    /// Waits until the menu has a line that can be chosen, or cannot.
    pub(crate) fn until_line(&self, label: &str, enabled: bool) {
        until(&format!("{label}: {enabled}"), || {
            (self.line(label).1 == enabled).then_some(())
        });
    }

    /// A person chooses a line of the menu.
    pub(crate) fn choose(&self, label: &str) {
        self.until_line(label, true);
        let (number, _) = self.line(label);
        let nothing = Value::from(0_i32);
        let event = (number, "clicked", nothing, 0_u32);
        let chosen: zbus::Result<()> = self.menu().call("Event", &event);
        chosen.expect("it is chosen");
    }
}

/// Whether the bus knows the program still: it hears a moment later that one has ended.
pub(crate) fn is_known(bus: &str) -> bool {
    let names = || {
        let bus = Builder::address(bus)?.build()?;
        zbus::blocking::fdo::DBusProxy::new(&bus)?
            .list_names()
            .map_err(zbus::Error::from)
    };
    names().is_ok_and(|names| names.iter().any(|name| name.contains("SingleInstance")))
}

/// A line of a menu.
fn line(child: &OwnedValue) -> Option<(String, Entry)> {
    let fields = child.downcast_ref::<Structure<'_>>().ok()?;
    let [number, about, _] = fields.fields() else {
        return None;
    };
    let about: HashMap<String, Value<'_>> = about.try_clone().ok()?.try_into().ok()?;
    let label: String = about.get("label")?.downcast_ref().ok()?;
    let enabled = about.get("enabled").map(|on| on.downcast_ref::<bool>());
    Some((
        label,
        (
            number.downcast_ref().ok()?,
            !matches!(enabled, Some(Ok(false))),
        ),
    ))
}

/// Waits for something.
fn until<T>(what: &str, mut there: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = there() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "never: {what}");
        std::thread::sleep(PAUSE);
    }
}
