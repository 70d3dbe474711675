"""Published drug labels on their way into a library: HL7 SPL and openFDA's JSON become pages."""
