"""Forms that go up with a submission or a package, and what lies beside them."""
