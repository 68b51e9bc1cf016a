//! Stub.
#[derive(Debug)] pub struct LoadError; #[derive(Debug)] pub struct LoadWarning; #[derive(Debug)] pub struct Loaded;
