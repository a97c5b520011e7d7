//! A person's hand at the display: closes a window, types into one, drops a file on one. There is no window manager.
//! Not what the page is told: that is the driver's.

use crate::desk::{PATIENCE, PAUSE};
use std::path::Path;
use std::time::Instant;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _, CreateWindowAux,
    EventMask, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MapState, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// Key symbols that are no signs.
const ENTER: u32 = 0xff0d;
const SHIFT: u32 = 0xffe1;

pub(crate) struct Hand {
    display: RustConnection,
    root: Window,
}

impl Hand {
    /// At the display of this name.
    pub(crate) fn at(display: &str) -> Self {
        let (display, screen) = RustConnection::connect(Some(display)).expect("a display");
        let root = display.setup().roots[screen].root;
        Self { display, root }
    }

    fn atom(&self, name: &str) -> Atom {
        let asked = self.display.intern_atom(false, name.as_bytes());
        asked.expect("a question").reply().expect("an atom").atom
    }

    /// The window in sight with this title.
    fn shown(&self, title: &str) -> Option<Window> {
        let tree = self.display.query_tree(self.root).ok()?.reply().ok()?;
        tree.children.into_iter().find(|window| {
            let about = self.display.get_window_attributes(*window);
            let about = about.ok().and_then(|asked| asked.reply().ok());
            let name =
                self.display
                    .get_property(false, *window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64);
            let name = name.ok().and_then(|asked| asked.reply().ok());
            about.is_some_and(|about| about.map_state == MapState::VIEWABLE)
                && name.is_some_and(|name| name.value == title.as_bytes())
        })
    }

    pub(crate) fn sees(&self, title: &str) -> bool {
        self.shown(title).is_some()
    }

    /// Waits until a window with this title is in sight, or is not.
    pub(crate) fn until_sees(&self, title: &str, shown: bool) {
        let begun = Instant::now();
        while self.sees(title) != shown {
            assert!(
                begun.elapsed() < PATIENCE,
                "never: {title} in sight: {shown}"
            );
            std::thread::sleep(PAUSE);
        }
    }

    fn window(&self, title: &str) -> Window {
        self.until_sees(title, true);
        self.shown(title).expect("a window")
    }

    fn send(&self, window: Window, kind: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, window, self.atom(kind), data);
        self.display
            .send_event(false, window, EventMask::NO_EVENT, message)
            .expect("a message");
        self.display.flush().expect("it is sent");
    }

    /// Closes a window, as its frame's button does.
    pub(crate) fn close(&self, title: &str) {
        let delete = self.atom("WM_DELETE_WINDOW");
        self.send(
            self.window(title),
            "WM_PROTOCOLS",
            [delete, CURRENT_TIME, 0, 0, 0],
        );
    }

    /// Gives a window another width and height.
    pub(crate) fn resizes(&self, title: &str, (width, height): (u32, u32)) {
        let size = ConfigureWindowAux::new().width(width).height(height);
        self.display
            .configure_window(self.window(title), &size)
            .expect("a size");
        self.display.flush().expect("it is sent");
    }

    /// Types into a dialog, and Enter: signs that a keyboard of this display has. Whether that closed it.
    pub(crate) fn types(&self, title: &str, text: &str) -> bool {
        let window = self.window(title);
        std::thread::sleep(20 * PAUSE);
        // Nobody manages the windows, so nobody else does this.
        let focus = self
            .display
            .set_input_focus(InputFocus::PARENT, window, CURRENT_TIME);
        focus.expect("a window that takes keys");
        let (least, most) = (
            self.display.setup().min_keycode,
            self.display.setup().max_keycode,
        );
        let keys = self.display.get_keyboard_mapping(least, most - least + 1);
        let keys = keys.expect("a question").reply().expect("keys");
        let width = usize::from(keys.keysyms_per_keycode);
        let key = |symbol: u32| {
            let place = keys
                .keysyms
                .iter()
                .enumerate()
                .position(|(place, known)| *known == symbol && place % width < 2);
            let place = place.expect("a key");
            (
                least + u8::try_from(place / width).expect("a key"),
                place % width == 1,
            )
        };
        let press = |kind: u8, code: u8| {
            self.display
                .xtest_fake_input(kind, code, CURRENT_TIME, self.root, 0, 0, 0)
                .expect("a key");
        };
        for symbol in text.chars().map(u32::from).chain([ENTER]) {
            let (code, shifted) = key(symbol);
            if shifted {
                press(KEY_PRESS_EVENT, key(SHIFT).0);
            }
            press(KEY_PRESS_EVENT, code);
            press(KEY_RELEASE_EVENT, code);
            if shifted {
                press(KEY_RELEASE_EVENT, key(SHIFT).0);
            }
            self.display.flush().expect("it is sent");
            std::thread::sleep(PAUSE);
        }
        let begun = Instant::now();
        while self.sees(title) && begun.elapsed() < 100 * PAUSE {
            std::thread::sleep(PAUSE);
        }
        !self.sees(title)
    }

    /// Drops a file on the middle of a window, as file managers do (XDND 5).
    pub(crate) fn drops(&self, title: &str, file: &Path) {
        let window = self.window(title);
        let own = self.display.generate_id().expect("a number");
        self.display
            .create_window(
                0,
                own,
                self.root,
                0,
                0,
                1,
                1,
                0,
                WindowClass::INPUT_ONLY,
                0,
                &CreateWindowAux::new(),
            )
            .expect("a window");
        let (selection, uris) = (self.atom("XdndSelection"), self.atom("text/uri-list"));
        self.display
            .set_selection_owner(own, selection, CURRENT_TIME)
            .expect("a selection");
        let size = self
            .display
            .get_geometry(window)
            .expect("a question")
            .reply()
            .expect("its size");
        let middle = u32::from(size.width / 2) << 16 | u32::from(size.height / 2);
        let (status, finished) = (self.atom("XdndStatus"), self.atom("XdndFinished"));
        let action = self.atom("XdndActionCopy");
        self.send(window, "XdndEnter", [own, 5 << 24, uris, 0, 0]);
        let (begun, mut dropped) = (Instant::now(), false);
        loop {
            assert!(begun.elapsed() < PATIENCE, "{title} takes no files");
            if !dropped {
                self.send(
                    window,
                    "XdndPosition",
                    [own, 0, middle, CURRENT_TIME, action],
                );
            }
            while let Some(event) = self.display.poll_for_event().expect("events") {
                match event {
                    Event::SelectionRequest(asked) => self.tell(&asked, file),
                    Event::ClientMessage(told) if told.type_ == status && !dropped => {
                        dropped = told.data.as_data32()[1] & 1 == 1;
                        if dropped {
                            self.send(window, "XdndDrop", [own, 0, CURRENT_TIME, 0, 0]);
                        }
                    }
                    Event::ClientMessage(told) if told.type_ == finished => return,
                    _ => {}
                }
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Tells the window the file that it is about to get.
    fn tell(&self, asked: &SelectionRequestEvent, file: &Path) {
        let text = format!("file://{}\r\n", file.display());
        self.display
            .change_property8(
                PropMode::REPLACE,
                asked.requestor,
                asked.property,
                asked.target,
                text.as_bytes(),
            )
            .expect("a property");
        let told = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: asked.property,
        };
        self.display
            .send_event(false, asked.requestor, EventMask::NO_EVENT, told)
            .expect("an answer");
        self.display.flush().expect("it is sent");
    }
}
