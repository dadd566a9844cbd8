"""What is said of mistakes in a proposal: in its values, in its evidence, in the document itself."""
