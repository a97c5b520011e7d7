//! The desktop around the window: tray, notifications, dialogs, files dropped on it, start at login, what is kept of the
//! window, and what its page may not do.

use crate::desk::{Desk, PROGRAM};
use crate::{address, rows};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const TITLE: &str = "Feedmill";
const NAME: &str = "Luwte Mode & Outdoor";

/// Opens the example, which plans runs from then on. Answers with its folder.
async fn planning(desk: &Desk) -> PathBuf {
    desk.press("Open the example").await;
    desk.until_seen("The sources have not been read yet").await;
    let told = desk.ask("welcome", json!({})).await;
    let folder = told["recent"][0]["folder"].as_str().expect("a shop");
    let place = Path::new(folder).join("shop.toml");
    let text = fs::read_to_string(&place).expect("its settings");
    fs::write(&place, text + "\nschedule = \"every day at 23:00\"\n").expect("a schedule");
    folder.into()
}

#[tokio::test]
async fn planned_runs_go_on_in_the_tray() {
    let mut desk = Desk::new();
    let (offered, hand) = (desk.offers(), desk.hand());
    desk.start(&[]).await;
    let shop = planning(&desk).await;
    let run = format!("Run {NAME} now");
    offered.choose(&run);
    desk.until_seen("2,494").await;
    offered.until_line("All feeds are as they should be", false);

    hand.close(TITLE);
    hand.until_sees(TITLE, false);
    offered.until_told("Feedmill stays in the tray");
    offered.choose("Open Feedmill");
    hand.until_sees(TITLE, true);

    // Nobody looks, and most products are gone: the feeds are held, and the notification leads to the window.
    hand.close(TITLE);
    hand.until_sees(TITLE, false);
    let source = shop.join("source/producten.csv");
    let text = fs::read(&source).expect("a source");
    let few: Vec<u8> = text
        .split_inclusive(|sign| *sign == b'\n')
        .take(20)
        .flatten()
        .copied()
        .collect();
    fs::write(&source, few).expect("a source");
    offered.choose(&run);
    offered.until_told(&format!("{NAME}: a feed is held"));
    offered.until_line(&format!("{NAME}: a feed is held"), false);
    offered.click_notice();
    hand.until_sees(TITLE, true);

    // Paused, nothing is left to be done without a window.
    offered.choose("Pause planned runs");
    desk.ask("tasks", json!({})).await;
    hand.close(TITLE);
    desk.ended();
    assert_eq!(desk.troubles(), "");
}

#[tokio::test]
async fn without_a_tray_nothing_is_hidden() {
    let mut desk = Desk::new();
    let hand = desk.hand();
    desk.start(&["--hidden"]).await;
    hand.until_sees(TITLE, true);
    planning(&desk).await;
    hand.close(TITLE);
    desk.ended();
    assert_eq!(desk.troubles(), "");
}

#[tokio::test]
async fn a_feed_is_chosen_in_a_dialog_or_dropped_on_the_window() {
    let mut desk = Desk::new();
    let hand = desk.hand();
    let place = desk.home().join("producten.csv");
    fs::write(&place, rows(3)).expect("a feed");
    desk.start(&[]).await;
    desk.until_seen("Open the example").await;
    hand.drops(TITLE, &place);
    desk.until_seen("artikelnummer").await;
    desk.tell("location.reload()").await;
    desk.press("Choose a file").await;
    // A dialog that was not ready for the first keys is closed and opened again.
    while !hand.types("Choose a file", &place.display().to_string()) {
        hand.close("Choose a file");
        desk.press("Choose a file").await;
    }
    desk.until_seen("artikelnummer").await;
    desk.quit().await;
    assert_eq!(desk.troubles(), "");
}

#[tokio::test]
async fn it_starts_at_login_when_it_is_told_to() {
    let mut desk = Desk::new();
    desk.start(&[]).await;
    let shop = planning(&desk).await;
    desk.tell(&format!("location.hash = '{}/settings'", address(&shop)))
        .await;
    let switch = "[...document.querySelectorAll('input[role=switch]')].find((one) => [...one.labels].some(({ textContent }) => textContent.includes('when I log in')))";
    desk.until(switch).await;
    let place = desk.home().join(".config/autostart/Feedmill.desktop");
    desk.tell(&format!("{switch}.click()")).await;
    desk.until(&format!("{switch}.checked")).await;
    let text = fs::read_to_string(&place).expect("an entry");
    assert!(text.contains(&format!("Exec={PROGRAM} --hidden")), "{text}");
    desk.tell(&format!("{switch}.click()")).await;
    desk.until(&format!("!{switch}.checked")).await;
    assert!(!place.exists(), "it would still start at login");
    desk.quit().await;
    assert_eq!(desk.troubles(), "");
}

#[tokio::test]
async fn the_window_comes_back_as_large_as_it_was() {
    let mut desk = Desk::new();
    let hand = desk.hand();
    desk.start(&[]).await;
    hand.resizes(TITLE, (1100, 720));
    desk.until("innerWidth === 1100 && innerHeight === 720")
        .await;
    hand.close(TITLE);
    desk.ended();
    desk.start(&[]).await;
    desk.until("innerWidth === 1100 && innerHeight === 720")
        .await;
    desk.quit().await;
    assert_eq!(desk.troubles(), "");
}

#[tokio::test]
async fn the_page_may_do_nothing_but_ask_the_library() {
    let mut desk = Desk::new();
    desk.start(&[]).await;
    desk.until_seen("Open the example").await;
    for command in [
        "window|set_title",
        "event|listen",
        "dialog|open",
        "autostart|enable",
        "webview|create_webview_window",
    ] {
        let answer = desk
            .tell_later(&format!(
                "window.__TAURI_INTERNALS__.invoke('plugin:{command}', {{}}).then(() => done('done'), (error) => done(String(error)))"
            ))
            .await;
        assert!(answer.contains("not allowed"), "{command}: {answer}");
    }
    let ran = "try { return String(eval('1')) } catch (error) { return error.name }";
    assert_eq!(desk.tell(ran).await, "EvalError");
    let elsewhere =
        "fetch('https://feeds.example/').then(() => done('answered'), () => done('refused'))";
    assert_eq!(desk.tell_later(elsewhere).await, "refused");
    let picture = "const picture = new Image(); picture.onload = () => done('shown'); picture.onerror = () => done('refused');
        picture.src = 'https://feeds.example/picture.png'";
    assert_eq!(desk.tell_later(picture).await, "refused");
    let script =
        "const script = document.createElement('script'); script.textContent = 'window.ran = true';
        document.body.append(script); return String(window.ran)";
    assert_eq!(desk.tell(script).await, "undefined");
    assert_eq!(
        desk.tell("return String(window.open('https://feeds.example/'))")
            .await,
        "null"
    );
    desk.tell("location.href = 'https://feeds.example/'").await;
    desk.until_seen("Open the example").await;
    // What was refused is kept for the person who helps.
    for kind in [
        "connect-src https://feeds.example",
        "img-src https://feeds.example",
        "script-src",
    ] {
        assert!(
            desk.troubles().contains(kind),
            "{kind}: {}",
            desk.troubles()
        );
    }
    desk.quit().await;
}
