//! What other systems read: the OpenAPI description, feeds. Reads every slice, changes none.
