//! A proxy before a real server: all goes through, until a fault is to happen. It speaks no protocol, but for the line in
//! which an FTP server tells where its data go.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Where some bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To the server.
    Asked,
    /// From the server.
    Told,
    /// To an FTP server, on a connection of their own.
    Data,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection is cut.
    Cut,
    /// Nothing goes through any more.
    Stall,
    /// The server seems to answer this, and nothing else.
    Answer(&'static str),
}

/// Says of some bytes, and how many went before on that connection, whether the fault happens now.
type When = dyn Fn(Way, &[u8], usize) -> bool + Send + Sync;

struct Plan {
    fault: Fault,
    left: AtomicU32,
    when: Box<When>,
    happened: Mutex<Sender<()>>,
    over: AtomicBool,
}

/// A running proxy; gone with the test.
pub(crate) struct Proxy {
    pub(crate) port: u16,
    plan: Arc<Plan>,
    happened: Receiver<()>,
}

impl Proxy {
    /// A proxy before a port of this machine, with a fault that happens so many times.
    pub(crate) fn start(
        to: u16,
        fault: Fault,
        times: u32,
        when: impl Fn(Way, &[u8], usize) -> bool + Send + Sync + 'static,
    ) -> Self {
        let (sender, happened) = channel();
        let plan = Arc::new(Plan {
            fault,
            left: AtomicU32::new(times),
            when: Box::new(when),
            happened: Mutex::new(sender),
            over: AtomicBool::new(false),
        });
        Self {
            port: listen(&plan, to, Way::Asked),
            plan,
            happened,
        }
    }

    /// Waits until the fault happens.
    pub(crate) fn wait(&self) {
        let patience = Duration::from_secs(120);
        self.happened.recv_timeout(patience).expect("it happens");
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.plan.over.store(true, Ordering::Relaxed);
    }
}

fn listen(plan: &Arc<Plan>, to: u16, way: Way) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let port = listener.local_addr().expect("it is bound").port();
    let plan = Arc::clone(plan);
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let Ok(server) = TcpStream::connect(("127.0.0.1", to)) else {
                continue;
            };
            let copy = |stream: &TcpStream| stream.try_clone().expect("there are handles");
            let (plan, back) = (Arc::clone(&plan), Arc::clone(&plan));
            let (to_client, from_server) = (copy(&client), copy(&server));
            std::thread::spawn(move || pump(&plan, way, client, server));
            std::thread::spawn(move || pump(&back, Way::Told, from_server, to_client));
        }
    });
    port
}

fn pump(plan: &Arc<Plan>, way: Way, mut from: TcpStream, mut to: TcpStream) {
    let mut block = [0; 4096];
    let mut before = 0;
    while let Ok(read @ 1..) = from.read(&mut block) {
        let bytes = &block[..read];
        let left = || {
            let left = |left: u32| left.checked_sub(1);
            plan.left
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, left)
                .is_ok()
        };
        if (plan.when)(way, bytes, before) && left() {
            let _ = plan.happened.lock().expect("no thread panics").send(());
            match plan.fault {
                Fault::Cut => break,
                Fault::Answer(answer) => {
                    let _ = from.write_all(answer.as_bytes());
                    // What the client still sends is taken, so that it reads the answer and sees no reset.
                    let _ = from.shutdown(Shutdown::Write);
                    while let Ok(1..) = from.read(&mut block) {}
                    break;
                }
                Fault::Stall => {
                    while !plan.over.load(Ordering::Relaxed) {
                        std::thread::sleep(Duration::from_millis(20));
                    }
                    break;
                }
            }
        }
        let told = match way {
            Way::Told => elsewhere(plan, bytes),
            _ => bytes.to_vec(),
        };
        if to.write_all(&told).is_err() {
            break;
        }
        before += read;
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// An FTP server's `227 Entering Passive Mode (127,0,0,1,p,q)` with the port of a proxy; anything else as it is.
fn elsewhere(plan: &Arc<Plan>, told: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(told);
    let ports = || -> Option<(u16, u16)> {
        let inside = text
            .strip_prefix("227 ")?
            .split_once('(')?
            .1
            .split(')')
            .next()?;
        let mut parts = inside.rsplit(',').map(|part| part.parse::<u16>().ok());
        let (low, high) = (parts.next()??, parts.next()??);
        Some((high, low))
    };
    let Some((high, low)) = ports() else {
        return told.to_vec();
    };
    let port = listen(plan, high * 256 + low, Way::Data);
    let (high, low) = (port / 256, port % 256);
    format!("227 Entering Passive Mode (127,0,0,1,{high},{low}).\r\n").into_bytes()
}
