"""What a page or a terminal shows, cut and worded, before any markup."""
