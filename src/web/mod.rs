//! What all pages share: layout, forms, sessions, error pages, security headers, assets. Knows no slice.
