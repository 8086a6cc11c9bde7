use super::*;

#[test]
fn placeholder() {
    assert_eq!(LAST_SECOND, 86_400);
}
