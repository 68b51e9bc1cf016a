//! Stub.
#[derive(Debug)] pub struct RuleSource; pub fn shipped_sources() {}
