//! The door of the window: one command for all operations of the library, one for what is told unasked, one for what
//! goes wrong in the page.

use crate::shell::{Shell, ShellEvent};
use feedmill::api::{ApiError, Event};
use serde_json::Value as Json;
use tauri::State;
use tauri::ipc::Channel;
use tokio::sync::broadcast::error::RecvError;

/// Performs an operation away from the main thread, so that the window answers meanwhile.
#[tauri::command]
pub(crate) async fn invoke(
    shell: State<'_, Shell>,
    name: String,
    request: Json,
) -> Result<Json, ApiError> {
    let app = shell.app.clone();
    let answer = tauri::async_runtime::spawn_blocking(move || app.call(&name, request)).await;
    answer.unwrap_or_else(|_| Err(ApiError::stopped()))
}

/// Tells the page what happens, in the library and in the shell, for as long as the page is there.
#[tauri::command]
pub(crate) async fn told(
    shell: State<'_, Shell>,
    door: Channel<Event>,
    window: Channel<ShellEvent>,
) -> Result<(), ()> {
    shell.listen(window);
    let mut events = shell.app.tasks.listen();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => {
                    if door.send(event).is_err() {
                        break;
                    }
                }
                // Who lagged behind hears that something changed with the next event.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => break,
            }
        }
    });
    Ok(())
}

/// Keeps what went wrong in the page: the window has no console that anybody would see.
#[tauri::command]
pub(crate) fn trouble(shell: State<'_, Shell>, text: String) {
    shell.note(&format!("page: {text}"));
}
