//! `riverain affected` and `riverain import`.
