"""How good is it? Tasks, scorers and the gate; everything is read out of the same records that users get."""
