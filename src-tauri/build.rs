//! Compiles the configuration and the screens in.

fn main() {
    tauri_build::build();
}
