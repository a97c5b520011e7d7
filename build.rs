//! Has the crate built again when the screens were: a release build carries them.

fn main() {
    println!("cargo::rerun-if-changed=ui/dist");
}
