"""Names of people and organisations: their parts, and whom they mean across the corpus."""
