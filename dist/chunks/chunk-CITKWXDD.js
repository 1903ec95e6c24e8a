var VERSION="0.1.0",REPOSITORY="imagebudget/imagebudget";export{VERSION,REPOSITORY};
