//! Stub.
#[derive(Debug)] pub struct RuleError;
