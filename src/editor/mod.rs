//! What an editor asks while one types.

pub mod language_server;
