-- PostgreSQL learns here to order keys by their bytes; SQLite does so of itself.
SELECT 1;
